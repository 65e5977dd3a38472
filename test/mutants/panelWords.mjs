const WORDS = new Set(['displayName', 'description', 'placeholder']);

/** What the panel says, which no test can judge: the words of a property, and of a choice, which has a value beside its name. */
function isPanelWord(path) {
	if (!path.isObjectProperty() || path.node.key.type !== 'Identifier') return false;
	if (WORDS.has(path.node.key.name)) return true;
	return path.node.key.name === 'name' && path.parent.properties.some(({ key }) => key?.name === 'value');
}

/** A plugin of Stryker, which looks for this name. */
export const strykerPlugins = [{ kind: 'Ignore', name: 'panelWords', value: { shouldIgnore: (path) => (isPanelWord(path) ? 'words of the panel' : undefined) } }];
