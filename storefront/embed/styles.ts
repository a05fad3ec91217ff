/**
 * The elements' own looks. Nothing of the host's bleeds in (`all: initial` on the root inside);
 * what a host may set are the `--xiaopu-` variables of contract.ts. A button stands on the host's own
 * paper, so that its words take the host's ink. Dark where the host is, which may be light for who
 * likes it dark: told by the host's ink, and by plain ink, held out here as a rule's (`element.ts`).
 */
const dark = (where: string, accent: (name: string) => string) =>
  `${where}{--p:#1d1a16;--i:#f4efe7;--s:#a79f93;--l:rgb(244 239 231/14%);--a:#f08a63;--o:#14120f}` +
  `${accent('tea')}{--a:#7fc3a3}${accent('indigo')}{--a:#9aa5f0}${accent('plum')}{--a:#dd8fb4}${accent('ink')}{--a:#f4efe7}`
const light = (where: string, accent: (name: string) => string) =>
  `${where}{--p:#fbf8f3;--i:#1c1a17;--s:#6b655c;--l:rgb(28 26 23/10%);--a:#c43f14;--o:#fff}` +
  `${accent('tea')}{--a:#2f6b52}${accent('indigo')}{--a:#3a46a0}${accent('plum')}{--a:#8a2f5b}${accent('ink')}{--a:#1c1a17}`

export const styles = `
:host{column-rule-color:CanvasText;display:block;margin-block:16px;max-inline-size:100%;container-type:inline-size}
:host([theme=dark]){color-scheme:dark!important}:host([theme=light]){color-scheme:light!important}
:host([hidden]){display:none}
:host(xiaopu-buy){display:inline-block;margin:4px 8px;container-type:normal}
.root,.root *{box-sizing:border-box}
.root{all:initial;color-scheme:inherit;display:block;overflow-wrap:anywhere;background:var(--xiaopu-paper,var(--p));color:var(--xiaopu-ink,var(--i));font:16px/1.5 var(--xiaopu-font,system-ui,sans-serif)}
${light('.root', name => `[data-accent=${name}]`)}
${dark('[data-dark]', name => `[data-accent=${name}][data-dark]`)}
section.root{padding:16px;border:1px solid var(--xiaopu-line,var(--l));border-radius:var(--xiaopu-radius,14px)}
h2,p,ul{margin:0;padding:0}h2{font-size:18px;line-height:1.3}
[dir=auto]{text-align:-webkit-match-parent;text-align:match-parent}
header p,footer p,q,.by,.note{color:var(--xiaopu-soft,var(--s));font-size:14px}
a{color:inherit;text-decoration:none}:is(h2 a,.title,.more,button):hover{text-decoration:underline}
.root :focus-visible{outline:3px solid var(--xiaopu-accent,var(--a));outline-offset:2px}
ul{list-style:none;display:grid;grid-template-columns:repeat(auto-fill,minmax(max(120px,34%),1fr));gap:20px 12px;margin-block:16px;align-items:start}
@container(min-width:560px){ul{grid-template-columns:repeat(3,minmax(0,1fr))}}
@container(min-width:900px){ul{grid-template-columns:repeat(6,minmax(0,1fr))}}
.frame{position:relative;margin-block-end:6px}
img,.none{display:block;inline-size:100%;block-size:auto;aspect-ratio:1;object-fit:cover;border-radius:10px;background:var(--xiaopu-line,var(--l))}
.badge{position:absolute;inset-block-end:6px;inset-inline-start:6px;padding:0 8px;border-radius:6px;background:var(--xiaopu-paper,var(--p));font-size:13px}
li a,.frame,b{display:block}b{overflow-wrap:normal}
.title,q{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;quotes:none}.title{font-size:15px;line-height:1.4}
footer{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:center}footer p{flex:1 1 240px}
.more,button{all:unset;cursor:pointer;display:inline-flex;align-items:center;min-block-size:44px;color:var(--xiaopu-accent,var(--a));font-weight:650}
.act{display:inline-flex;flex-wrap:wrap;align-items:center;justify-content:center;gap:0 10px;max-inline-size:100%;min-block-size:44px;padding:8px 20px;border:1px solid var(--xiaopu-accent,var(--a));border-radius:var(--xiaopu-radius,8px);background:var(--xiaopu-accent,var(--a));color:var(--xiaopu-on-accent,var(--o));font-weight:650;text-align:center}
.off{background:none;color:var(--xiaopu-ink,var(--i));border-color:var(--xiaopu-soft,var(--s))}
.product{display:grid;gap:16px}.product .title{font-size:18px;font-weight:650;-webkit-line-clamp:3}
.facts{display:grid;gap:6px;justify-items:start;align-content:center;min-inline-size:0}.product q{-webkit-line-clamp:none}.product>.note{grid-column:1/-1}
@container(min-width:420px){.product{grid-template-columns:clamp(140px,40cqi,280px) minmax(0,1fr)}}
div.root{display:inline-grid;gap:4px;justify-items:start;max-inline-size:360px;background:none;color:var(--xiaopu-ink,inherit)}div.root .note{inline-size:0;min-inline-size:100%;color:var(--xiaopu-soft,inherit);font-size:13px}div.root .off{color:inherit;border-color:currentColor}
.gone{position:absolute;inline-size:1px;block-size:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
`
