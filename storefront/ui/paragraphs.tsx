/** Plain text of strangers as people read it: blank lines part paragraphs, web addresses are links. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <>
      {text
        .split(/\n\s*\n/)
        .filter(part => part.trim())
        .map((part, index) => (
          <p key={index} dir="auto">
            {withLinks(part)}
          </p>
        ))}
    </>
  )
}

function withLinks(text: string) {
  return text.split(/(https?:\/\/[^\s<>"')]{4,300})/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <a key={part} href={part} rel="nofollow noopener ugc">
        {part}
      </a>
    ),
  )
}
