/** Keys with a modifier: letters alone would fire while somebody types, or speaks to the computer. */
export const KEYBOARD = String.raw`
/** @param {KeyboardEvent} event */
function actionOf(event) {
	if (!event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return undefined;
	// There, arrows with this modifier open the choices.
	const isChoosing = event.target instanceof HTMLSelectElement;
	if (event.key === 'ArrowDown' && !isChoosing) return () => move(1);
	if (event.key === 'ArrowUp' && !isChoosing) return () => move(-1);
	if (event.key === 'Enter') return () => decide(event.shiftKey ? 'rejected' : 'approved');
	return undefined;
}

document.addEventListener('keydown', (event) => {
	const action = given.state === 'decided' || confirmation.open ? undefined : actionOf(event);
	if (!action) return;
	event.preventDefault();
	// A key that is held down would decide one row after the other.
	if (!event.repeat) action();
});
`;
