import type { Plugin } from 'vite'

export declare function lessonShell(): Plugin
