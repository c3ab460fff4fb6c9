/** Passwords that are tried first by whoever tries: those most often found in leaks, and one well-known word or run of keys, however it is dressed up. */
import { dictionary } from '@zxcvbn-ts/language-common'

/** What leaks elsewhere do not show, and schools think of first. */
const words = `
  password passwort passphrase passcode letmein welcome iloveyou admin administrator changeme default secret login master
  qwerty qwertyuiop qwertyuiopasdfghjkl asdfghjkl zxcvbnm qazwsx qazwsxedc abc abcd abcdef abcdefgh abcdefghijkl qwe asd
  dragon monkey sunshine princess football baseball superman batman pokemon starwars trustno shadow michael jennifer
  charlie ashley jordan harley george william thomas daniel jessica summer winter spring autumn january february august
  september october november december monday friday
  liverpool liverpoolfc manchester manchesterunited arsenal chelsea everton tottenham newcastle rangers celtic england
  unitedkingdom london
  school teacher teaching headteacher headmaster classroom education primary primaryschool secondaryschool academy
  pupils students ofsted staffroom homework assembly alongside enquiry alliance
`

const disguises: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
}

const lettersOnly = (text: string): string => text.replace(/[^a-z]/g, '')

/** Some fifty thousand, all in small letters. */
const leaked: ReadonlySet<string> = new Set(dictionary['passwords-common'])
const ideas = [...words.split(/\s+/), ...[...leaked].map(lettersOnly)]
/** Three letters are no idea yet: they stand in too many good passwords by chance. */
const known = new Set(ideas.filter((word) => word.length > 3 || words.includes(` ${word} `)))

/** “Password2026!”, “P4ssw0rd1234”, “qwertyqwerty12” and “123123123123” are one idea; four words in a row are four. */
export function isCommonPassword(password: string): boolean {
  const plain = password.toLowerCase().replace(/\s+/g, '')
  const trimmed = plain.replace(/^[^a-z@$]+|[^a-z@$]+$/g, '')
  const undressed = trimmed.replace(/[@431!0$5]/g, (sign) => disguises[sign] ?? sign)
  return leaked.has(plain) || [plain, trimmed, undressed].map(lettersOnly).some(isOneIdea)
}

/** Nothing but digits and signs, a known word, or a known word said again and again. */
const isOneIdea = (letters: string): boolean => letters.length < 3 || known.has(unit(letters))

/** The shortest piece that gives the whole when it is repeated. */
function unit(text: string): string {
  for (let length = 1; length <= text.length / 2; length += 1) {
    if (text.length % length === 0 && text.slice(0, length).repeat(text.length / length) === text) {
      return text.slice(0, length)
    }
  }
  return text
}
