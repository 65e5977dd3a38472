import { selectText } from '../../../tools/packages/selectText';

const TEXT = `# Everything

Nobody's.

<!-- for: every package -->
## Setup

One for all.

<!-- for: A, B -->
For two.

<!-- for: the repository -->
### Development

Not shipped.

### Use

- all
- a only <!-- for: A -->
  on two lines
- b only
  on two lines <!-- for: B -->

   <!-- for: B -->
   ![b](b.png)

| Name | Of |
| --- | --- |
| x | a <!-- for: A --> |
| y | all |

<!-- for: B -->
## Only B

\`\`\`
# no heading

- no item
\`\`\`

## Again nobody's

Text.
`;

it('keeps sections, blocks, items and rows that are for a service, without their marks', () => {
	expect(selectText(TEXT, 'A')).toBe(`## Setup

One for all.

For two.

### Use

- all
- a only
  on two lines

| Name | Of |
| --- | --- |
| x | a |
| y | all |
`);
});

it('ends a section at the next heading of its level, and not at what looks like one in code', () => {
	expect(selectText(TEXT, 'B')).toContain('## Only B\n\n```\n# no heading\n\n- no item\n```\n');
	expect(selectText(TEXT, 'B')).toMatch(/- b only\n {2}on two lines\n\n {3}!\[b\]\(b\.png\)/);
	expect(selectText(TEXT, 'B')).not.toMatch(/nobody/i);
});

it('gives a service that nothing names what is for every package', () => {
	expect(selectText(TEXT, 'C')).toBe('## Setup\n\nOne for all.\n\n### Use\n\n- all\n\n| Name | Of |\n| --- | --- |\n| y | all |\n');
});
