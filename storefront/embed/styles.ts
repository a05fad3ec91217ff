/** The element's own looks; a host sets --xiaopu-accent, --xiaopu-radius, --xiaopu-font. */
export const styles = `
:host{display:block;container-type:inline-size;color-scheme:light dark;--p:#fbf8f3;--i:#1c1a17;--s:#6b655c;--l:rgb(28 26 23/10%);--a:#c43f14}
@media(prefers-color-scheme:dark){:host(:not([theme=light])){--p:#1d1a16;--i:#f4efe7;--s:#a79f93;--l:rgb(244 239 231/14%);--a:#f08a63}}
:host([theme=dark]){--p:#1d1a16;--i:#f4efe7;--s:#a79f93;--l:rgb(244 239 231/14%);--a:#f08a63}
section{background:var(--p);color:var(--i);font:16px/1.5 var(--xiaopu-font,system-ui,'PingFang SC','Noto Sans SC',sans-serif);padding:16px;border:1px solid var(--l);border-radius:var(--xiaopu-radius,14px)}
h2,p,ul{margin:0;padding:0}h2{font-size:18px;line-height:1.3}header p,footer p,q{color:var(--s);font-size:14px}
a{color:inherit;text-decoration:none}a:focus-visible{outline:3px solid var(--xiaopu-accent,var(--a));outline-offset:2px}
ul{list-style:none;display:grid;grid-template-columns:repeat(2,minmax(0,1fr));gap:20px 12px;margin-block:16px;align-items:start}
@container(min-width:560px){ul{grid-template-columns:repeat(3,minmax(0,1fr))}}
@container(min-width:900px){ul{grid-template-columns:repeat(6,minmax(0,1fr))}}
.frame{position:relative;display:block;margin-block-end:6px}
img,.none{display:block;inline-size:100%;block-size:auto;aspect-ratio:1;object-fit:cover;border-radius:10px;background:var(--l)}
.badge{position:absolute;inset-block-end:6px;inset-inline-start:6px;padding:1px 8px;border-radius:6px;background:var(--p);font-size:13px}
b{display:block;font-variant-numeric:tabular-nums}.title{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;font-size:15px;line-height:1.4;overflow-wrap:anywhere}
q{display:block;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
footer{display:flex;flex-wrap:wrap;gap:4px 16px;justify-content:space-between;align-items:center}
footer a,section>a{display:inline-flex;align-items:center;min-block-size:44px;color:var(--xiaopu-accent,var(--a));font-weight:650}
@media(prefers-reduced-motion:no-preference){[aria-busy] .none{animation:f 1.2s ease-in-out infinite alternate}@keyframes f{to{opacity:.5}}}
`
