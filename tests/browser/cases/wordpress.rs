//! The plugin in a WordPress: installed from nothing, on PHP's own server, with a database that ends with the test.

use std::{
    fs,
    io::Cursor,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use harness::{Context, Page, Result, built, ensure, json, tests_in};
use xtask::{
    paths,
    tools::wordpress::{DATABASE, folder},
};

const CHECKLIST: &str = "escale-checklist";
const JOURNAL: &str = "escale-journal";
/// How long the database or the server may take to start.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running WordPress. It is gone when this is dropped.
struct WordPress {
    host: String,
    _running: [Running; 2],
    _folder: tempfile::TempDir,
}

/// A process that ends with its owner.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

impl WordPress {
    fn start() -> Result<Self> {
        let home = tempfile::tempdir()?;
        let site = home.path().join("site");
        lay_out(&site)?;
        let socket = home.path().join("socket");
        let database = database(home.path(), &socket)?;
        let host = {
            // Free a moment ago; a system gives the same port again only after all others.
            let listener = TcpListener::bind("127.0.0.1:0")?;
            listener.local_addr()?.to_string()
        };
        let php = || {
            let mut php = Command::new("php");
            php.env("ESCALE_SOCKET", &socket)
                .env("ESCALE_HOST", &host)
                .current_dir(&site);
            php
        };
        let installed = php().arg("install.php").output()?;
        ensure!(
            installed.status.success(),
            "WordPress cannot be installed: {}",
            String::from_utf8_lossy(&installed.stderr)
        );
        let server = start(php().args(["-S", &host]))?;
        until("PHP's server", || {
            std::net::TcpStream::connect(&host).is_ok()
        })?;
        Ok(Self {
            host,
            _running: [database, server],
            _folder: home,
        })
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.host)
    }
}

/// WordPress's files with a theme that shows the content alone, our plugin as it is packed, and a programme.
fn lay_out(site: &Path) -> Result<()> {
    let copied = Command::new("cp")
        .arg("-rL")
        .args([&folder(), site])
        .status()?;
    ensure!(copied.success(), "WordPress is missing: cargo xtask test");
    let ours = paths::root().join("tests/browser/wordpress");
    let theme = site.join("wp-content/themes/plain");
    fs::create_dir_all(&theme)?;
    fs::write(theme.join("style.css"), "/*\nTheme Name: Plain\n*/")?;
    fs::copy(ours.join("index.php"), theme.join("index.php"))?;
    for name in ["wp-config.php", "install.php"] {
        fs::copy(ours.join(name), site.join(name))?;
    }
    let example = paths::root().join("examples/ambassadors.json");
    fs::copy(example, site.join("programme.json"))?;
    let name = format!("packages/escale-wordpress-{}.zip", paths::VERSION);
    let plugin = zip::ZipArchive::new(Cursor::new(built(&name)?));
    plugin?.extract(site.join("wp-content/plugins"))?;
    Ok(())
}

/// A database that is heard through a socket alone, and asks nobody who they are.
fn database(home: &Path, socket: &Path) -> Result<Running> {
    let data: PathBuf = home.join("data");
    fs::create_dir(&data)?;
    let running = start(Command::new(DATABASE).args([
        "--no-defaults",
        "--user=root",
        "--skip-networking",
        "--skip-grant-tables",
        "--innodb-log-file-size=4M",
        &format!("--datadir={}", data.display()),
        &format!("--socket={}", socket.display()),
    ]))?;
    until("the database", || socket.exists())?;
    Ok(running)
}

fn start(command: &mut Command) -> Result<Running> {
    let quiet = command.stdout(Stdio::null()).stderr(Stdio::null());
    let child = quiet
        .spawn()
        .with_context(|| format!("{quiet:?} does not start"))?;
    Ok(Running(child))
}

fn until(what: &str, there: impl Fn() -> bool) -> Result<()> {
    let start = Instant::now();
    while !there() {
        ensure!(start.elapsed() < PATIENCE, "{what} does not start");
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}

/// A shortcode and a block show their elements, with the settings where they say nothing else; a page without them loads
/// nothing of ours, and what a page's author writes becomes no markup.
mod the_plugin_shows_elements {
    use super::*;

    async fn run(page: &Page) -> Result<()> {
        let wordpress = WordPress::start()?;
        page.driver
            .goto(wordpress.url("/?pagename=community"))
            .await?;
        page.ready(CHECKLIST).await?;
        page.ready(JOURNAL).await?;
        page.says(CHECKLIST, "Mes données").await?;
        page.until(&format!("one('{JOURNAL}', 'textarea')")).await?;
        let script = format!(
            "const names = (tag) => document.querySelector(tag).getAttributeNames().sort();
             return [names('{CHECKLIST}'), names('{JOURNAL}'), document.querySelector('{JOURNAL}').lang]"
        );
        let names = page.eval(&script).await?;
        let expected = json!([
            ["heading-level", "label", "lang", "load", "programme"],
            ["lang", "load", "programme"],
            "en"
        ]);
        ensure!(names == expected, "{names}");
        page.driver
            .goto(wordpress.url("/?pagename=elsewhere"))
            .await?;
        page.until("document.body.textContent.includes('Nothing of ours.')")
            .await?;
        let asked = "return performance.getEntriesByType('resource').filter((one) => one.name.includes('escale')).length";
        ensure!(
            page.eval(asked).await? == 0,
            "a page without elements loads the script"
        );
        Ok(())
    }

    tests_in!(harness::running::test: chromium Chromium);
}
