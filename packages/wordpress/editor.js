// The block in the editor: which element, and its attributes. What a page shows is written by the server (escale.php).
(({ blocks, blockEditor, components, element }, { elements, words }) => {
  const create = element.createElement;

  /** The control for one attribute, by what it may hold. */
  function control({ name, doc, choices, flag }, value, set) {
    const common = { key: name, label: name, help: doc, onChange: set };
    if (flag) return create(components.ToggleControl, { ...common, checked: Boolean(value) });
    if (!choices) return create(components.TextControl, { ...common, value: value ?? "", placeholder: words.asSet });
    const options = [{ value: "", label: words.asSet }, ...choices.map((choice) => ({ value: choice, label: choice }))];
    return create(components.SelectControl, { ...common, value: value ?? "", options });
  }

  function Edit({ attributes: block, setAttributes }) {
    const chosen = elements.find(({ name }) => name === block.element) ?? elements[0];
    const said = block.attributes ?? {};
    const set = (name) => (value) => {
      const { [name]: _before, ...others } = said;
      setAttributes({ attributes: value ? { ...others, [name]: value } : others });
    };
    const which = create(components.SelectControl, {
      label: words.element,
      value: chosen.name,
      options: elements.map(({ name }) => ({ value: name, label: `escale-${name}` })),
      onChange: (name) => setAttributes({ element: name, attributes: said }),
    });
    const controls = chosen.attributes.map((one) => control(one, said[one.name], set(one.name)));
    const panel = create(components.PanelBody, { title: words.attributes }, controls);
    const card = create(components.Placeholder, { icon: "location-alt", label: `escale-${chosen.name}`, instructions: chosen.summary }, which);
    return create("div", blockEditor.useBlockProps(), create(blockEditor.InspectorControls, null, panel), card);
  }

  blocks.registerBlockType("escale/element", { edit: Edit, save: () => null });
})(window.wp, window.escaleEditor);
