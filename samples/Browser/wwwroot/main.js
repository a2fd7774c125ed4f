import { dotnet } from './_framework/dotnet.js';

// The program writes to the console, which the page shows.
const output = document.getElementById('output');
const log = console.log;
console.log = (...values) => {
  log(...values);
  output.textContent += values.join(' ') + '\n';
};

await dotnet.run();
