/** The letters that papers are set in; nothing else is read for them, and nothing is fetched. */
import { createRequire } from 'node:module'
import pdfmake from 'pdfmake'

const { resolve } = createRequire(import.meta.url)
const sans = '@expo-google-fonts/source-sans-3'
const serif = '@expo-google-fonts/source-serif-4'
const regular = resolve(`${sans}/400Regular/SourceSans3_400Regular.ttf`)
const bold = resolve(`${sans}/600SemiBold/SourceSans3_600SemiBold.ttf`)
const italics = resolve(`${sans}/400Regular_Italic/SourceSans3_400Regular_Italic.ttf`)
const heading = resolve(`${serif}/600SemiBold/SourceSerif4_600SemiBold.ttf`)
const letters = new Set([regular, bold, italics, heading])

pdfmake.setFonts({
  SourceSans: { normal: regular, bold, italics, bolditalics: italics },
  SourceSerif: { normal: heading, bold: heading, italics: heading, bolditalics: heading },
})
// Nothing is fetched and no file is read for what people wrote: the letters alone.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => letters.has(path))

/** Sets what it is given, in these letters. */
export const setPaper = (definition: Parameters<typeof pdfmake.createPdf>[0]): Promise<Buffer> =>
  pdfmake.createPdf(definition).getBuffer()
