import type { Plugin } from 'vite'

export declare function inlineDocuments(): Plugin
