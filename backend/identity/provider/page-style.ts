/** The look of the provider's pages: the desk's own ink, paper and petrol, light and dark. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #16222a; --soft: #4a5963; --ground: #f3f5f6; --paper: #fff; --line: #6f7c85; --accent: #0b5563; --on: #fff; --warn: #663700; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf0; --soft: #a9b8c0; --ground: #10171b; --paper: #182228; --line: #84939c; --accent: #7cc9d6; --on: #06222a; --warn: #f0bb70; }
}
* { box-sizing: border-box; }
body { margin: 0; padding: 2rem 1rem; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 34rem; margin: 0 auto; padding: 1.5rem; background: var(--paper); border-radius: .5rem; }
h1 { margin: 0 0 1rem; font-size: 1.5rem; line-height: 1.25; }
h2 { margin: 1.5rem 0 .5rem; font-size: 1rem; }
p { margin: 0 0 1rem; }
.local { padding-left: .75rem; border-left: .25rem solid var(--warn); }
.choices { display: grid; gap: .5rem; }
.choice { width: 100%; padding: .625rem .875rem; border: 1px solid var(--line); border-radius: .375rem; background: none; color: inherit; font: inherit; text-align: left; cursor: pointer; }
.choice:hover { border-color: var(--accent); }
.choice:focus-visible { outline: .1875rem solid var(--accent); outline-offset: .125rem; }
.choice b, .choice span { display: block; }
.choice span { color: var(--soft); font-size: .875rem; }
.first { border-color: var(--accent); background: var(--accent); color: var(--on); }
.first span { color: inherit; }
`;
