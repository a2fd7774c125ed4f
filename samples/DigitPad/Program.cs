using DigitPad;

await using WebApplication app = DigitPadApp.Create(args);
await app.RunAsync();
