import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** `npm run dev` serves the studio by itself and hands `/api` to the server at CASELOOM_SERVER. */
const server = process.env.CASELOOM_SERVER ?? 'http://127.0.0.1:3000';

/** Writes each large text file a second time, compressed, so that the server need not do it at every request. */
const compressed: Plugin = {
  name: 'caseloom-compressed',
  apply: 'build',
  writeBundle({ dir = 'dist' }) {
    for (const file of readdirSync(join(dir, 'assets'))) {
      const path = join(dir, 'assets', file);
      const content = /\.(js|css|ttf|svg)$/.test(file) ? readFileSync(path) : undefined;
      if (content !== undefined && content.length > 2_000) writeFileSync(`${path}.gz`, gzipSync(content));
    }
  },
};

export default defineConfig({
  plugins: [react(), compressed],
  resolve: { conditions: ['@caseloom/source', 'module', 'browser', 'development|production'] },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
  build: {
    // The last Chrome on Windows 7, still met in hospitals.
    target: 'chrome109',
    outDir: 'dist',
    emptyOutDir: true,
    // The editor is a chunk of its own that is loaded on demand.
    chunkSizeWarningLimit: 4500,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|scheduler|react-router|i18next|react-i18next)[\\/]/,
              priority: 3,
            },
            { name: 'antd', test: /node_modules[\\/](antd|@ant-design|@rc-component|dayjs)[\\/]/, priority: 2 },
            { name: 'flow', test: /node_modules[\\/](@xyflow|@dagrejs|d3-[a-z]+)[\\/]/, priority: 2 },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 2 },
          ],
        },
      },
    },
  },
});
