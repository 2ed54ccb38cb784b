//! A host's page: written by a test, under the policy of a careful host unless the test says otherwise.

/// The policy a careful host sends.
pub const STRICT: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'";

/// The tag that brings Escale.
pub const SCRIPT: &str = r#"<script type="module" src="/escale/escale.js"></script>"#;

/// A page.
#[derive(Clone, Debug)]
pub struct Html {
    policy: Option<String>,
    language: String,
    before: Vec<String>,
    script: String,
    head: String,
    body: String,
}

impl Html {
    /// A page in English with our script and this body.
    pub fn new(body: impl Into<String>) -> Self {
        Self {
            policy: Some(STRICT.to_owned()),
            language: "en".to_owned(),
            before: Vec::new(),
            script: SCRIPT.to_owned(),
            head: String::new(),
            body: body.into(),
        }
    }

    /// Under another policy; none when it is empty.
    #[must_use]
    pub fn under(mut self, policy: &str) -> Self {
        self.policy = (!policy.is_empty()).then(|| policy.to_owned());
        self
    }

    /// In another language.
    #[must_use]
    pub fn in_language(mut self, language: &str) -> Self {
        language.clone_into(&mut self.language);
        self
    }

    /// With a script of the host's that runs before ours.
    #[must_use]
    pub fn after_script(mut self, code: &str) -> Self {
        self.before.push(code.to_owned());
        self
    }

    /// With other tags in the place of ours.
    #[must_use]
    pub fn with_script(mut self, tags: &str) -> Self {
        tags.clone_into(&mut self.script);
        self
    }

    /// With more in the head.
    #[must_use]
    pub fn with_head(mut self, head: &str) -> Self {
        self.head.push_str(head);
        self
    }

    pub(crate) fn policy(&self) -> Option<&str> {
        self.policy.as_deref()
    }

    /// The host's scripts, as the files a strict policy asks for.
    pub(crate) fn scripts(&self) -> impl Iterator<Item = (String, &str)> {
        let codes = self.before.iter().enumerate();
        codes.map(|(place, code)| (format!("/host-{place}.js"), code.as_str()))
    }

    pub(crate) fn text(&self, title: &str) -> String {
        let Self {
            language,
            head,
            body,
            script,
            ..
        } = self;
        let tag = |(name, _): (String, _)| ["<script src=\"", &name, "\"></script>"].concat();
        let own: String = self.scripts().map(tag).collect();
        format!(
            "<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><title>{title}</title>\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">{head}\
             <script src=\"/recorder.js\"></script>{own}{script}</head><body>{body}</body></html>"
        )
    }
}
