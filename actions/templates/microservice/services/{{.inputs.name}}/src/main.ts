import { serve } from './serve.js';

const port = Number(process.env['PORT'] ?? '{{ .inputs.port }}');
const server = await serve(port, (line) => console.log(line));
console.log(JSON.stringify({ listening: port }));

// What is being answered is answered to its end.
process.on('SIGTERM', () => server.close());
