import { useNavigate } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react'
import { useRefusals } from '#renderer/app/refusals.tsx'
import { Icon } from '#renderer/ui/icon.tsx'
import styles from './import-provider.module.css'
import { type FilesToImport, type Importing, useImport } from './queries.ts'

const ImportingContext = createContext<Importing | null>(null)

/** The import that is under way, whichever screen is open. */
export function useImporting(): Importing {
  const importing = useContext(ImportingContext)
  if (importing === null) throw new Error('useImporting needs an ImportProvider above it')
  return importing
}

/** Keeps an import going while people work elsewhere, and takes files that are dropped anywhere on the window. */
export function ImportProvider({ children }: { readonly children: ReactNode }) {
  const importing = useImport()
  const navigate = useNavigate()
  const refusals = useRefusals()
  const over = useFileDrop(async (files) => {
    try {
      const read = await Promise.all([...files].map(readFile))
      void navigate({ to: '/evidence/import' })
      if (read.length > 0) void importing.start({ files: read })
    } catch (error) {
      refusals.show(error)
    }
  })
  return (
    <ImportingContext value={importing}>
      {children}
      {over ? (
        <div className={styles.drop} aria-hidden="true">
          <p>
            <Icon name="file-import" size="large" />
            Let go to add this to the evidence
          </p>
        </div>
      ) : null}
    </ImportingContext>
  )
}

async function readFile(file: File): Promise<FilesToImport[number]> {
  return { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }
}

/** True while files are held over the window. Text dragged from the page itself is left alone. */
function useFileDrop(onFiles: (files: FileList) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => {
    let depth = 0
    const carries = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true
    const listen = {
      dragenter: (event: DragEvent) => {
        if (!carries(event)) return
        depth += 1
        setOver(true)
      },
      dragleave: (event: DragEvent) => {
        if (!carries(event)) return
        depth -= 1
        if (depth <= 0) setOver(false)
      },
      dragover: (event: DragEvent) => {
        if (carries(event)) event.preventDefault()
      },
      drop: (event: DragEvent) => {
        if (!carries(event)) return
        event.preventDefault()
        depth = 0
        setOver(false)
        if (event.dataTransfer !== null) latest.current(event.dataTransfer.files)
      },
    }
    const names = Object.keys(listen) as (keyof typeof listen)[]
    for (const name of names) window.addEventListener(name, listen[name])
    return () => {
      for (const name of names) window.removeEventListener(name, listen[name])
    }
  }, [])
  return over
}
