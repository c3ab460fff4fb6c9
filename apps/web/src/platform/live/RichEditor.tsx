/** Formatted text that people write together: exactly what the server takes. Loaded when it is first needed. */
import { isSafeLink } from '@alongside/contracts/rich-text'
import {
  IconBlockquote,
  IconBold,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconUnlink,
} from '@tabler/icons-react'
import type { AnyExtension, Editor } from '@tiptap/core'
import { EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { type FormEvent, useEffect, useState } from 'react'
import type * as Y from 'yjs'
import { Button, IconButton } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { TextField } from '../../ui/TextField'
import { tell } from '../notices'
import { sentenceForCode } from '../refusals'
import css from './RichEditor.module.css'
import { richExtensions } from './rich-extensions'

export interface RichEditorProps {
  readonly body: Y.XmlFragment
  readonly label: string
  readonly placeholder: string
  readonly canWrite: boolean
  /** At most so many characters. */
  readonly limit: number
  /** Such as where others write just now. Made once: a new list begins a new editor. */
  readonly more?: readonly AnyExtension[]
}

export default function RichEditor({ body, label, placeholder, canWrite, limit, more = [] }: RichEditorProps) {
  const editor = useEditor(
    {
      injectCSS: false,
      // What the shared text replaces at once: said as an object, because an empty string is read as markup, which the page’s policy refuses.
      content: { type: 'doc', content: [{ type: 'paragraph' }] },
      editable: canWrite,
      extensions: [
        ...richExtensions({
          body,
          placeholder,
          limit,
          tooLong: () => tell(sentenceForCode('input.too-long'), { tone: 'warn' }),
        }),
        ...more,
      ],
      editorProps: { attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' } },
    },
    [body],
  )
  useEffect(() => {
    editor.setEditable(canWrite, false)
  }, [editor, canWrite])
  return (
    <div className={cx(css.editor, canWrite && css.writable)}>
      {canWrite && <Tools editor={editor} />}
      <EditorContent editor={editor} className={css.paper} />
    </div>
  )
}

function Tools({ editor }: { readonly editor: Editor }) {
  const [isLinking, setLinking] = useState(false)
  const on = useEditorState({
    editor,
    selector: ({ editor: one }) => ({
      bold: one.isActive('bold'),
      italic: one.isActive('italic'),
      bulletList: one.isActive('bulletList'),
      orderedList: one.isActive('orderedList'),
      blockquote: one.isActive('blockquote'),
      link: one.isActive('link'),
    }),
  })
  const go = () => editor.chain().focus()
  const tools = [
    { label: 'Bold', icon: IconBold, isOn: on.bold, run: () => go().toggleBold().run() },
    { label: 'Italic', icon: IconItalic, isOn: on.italic, run: () => go().toggleItalic().run() },
    { label: 'List', icon: IconList, isOn: on.bulletList, run: () => go().toggleBulletList().run() },
    { label: 'Numbered list', icon: IconListNumbers, isOn: on.orderedList, run: () => go().toggleOrderedList().run() },
    { label: 'Quotation', icon: IconBlockquote, isOn: on.blockquote, run: () => go().toggleBlockquote().run() },
    on.link
      ? {
          label: 'Take the link off',
          icon: IconUnlink,
          isOn: true,
          run: () => go().extendMarkRange('link').unsetLink().run(),
        }
      : { label: 'Link', icon: IconLink, isOn: isLinking, run: () => setLinking(!isLinking) },
  ]
  return (
    <>
      <div role="toolbar" aria-label="Format the text" className={css.tools}>
        {tools.map(({ label, icon: Icon, isOn, run }) => (
          <IconButton
            key={label}
            size="s"
            label={label}
            aria-pressed={isOn}
            className={cx(isOn && css.on)}
            onClick={run}
          >
            <Icon stroke={1.75} />
          </IconButton>
        ))}
      </div>
      {isLinking && <LinkForm editor={editor} onDone={() => setLinking(false)} />}
    </>
  )
}

function LinkForm({ editor, onDone }: { readonly editor: Editor; readonly onDone: () => void }) {
  const [href, setHref] = useState('')
  const [error, setError] = useState<string | null>(null)
  const put = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const address = /^[a-z]+:/i.test(href) ? href.trim() : `https://${href.trim()}`
    if (!isSafeLink(address)) return setError(sentenceForCode('input.not-a-link'))
    const chain = editor.chain().focus()
    if (editor.state.selection.empty)
      chain
        .insertContent({ type: 'text', text: href.trim(), marks: [{ type: 'link', attrs: { href: address } }] })
        .run()
    else chain.setLink({ href: address }).run()
    onDone()
  }
  return (
    <form className={css.linkForm} onSubmit={put}>
      <TextField
        label="Web address"
        hideLabel
        placeholder="https://"
        value={href}
        error={error}
        autoFocus
        onChange={({ target }) => setHref(target.value)}
      />
      <Button type="submit" size="s">
        Link
      </Button>
    </form>
  )
}
