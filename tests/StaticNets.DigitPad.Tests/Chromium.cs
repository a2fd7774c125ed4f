using System.Runtime.CompilerServices;

namespace StaticNets.DigitPad.Tests;

/// <summary>Finds the system's Chromium; none is downloaded.</summary>
internal static class Chromium
{
    public const string Path = "/usr/bin/chromium";

    public static bool IsThere => File.Exists(Path);
}

/// <summary>A test in a browser, skipped if there is no Chromium.</summary>
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Chromium.IsThere ? null : $"needs {Chromium.Path}: apt-get install chromium";
}

/// <summary>A test with rows of data in a browser, skipped if there is no Chromium.</summary>
public sealed class ChromiumTheoryAttribute : TheoryAttribute
{
    public ChromiumTheoryAttribute([CallerFilePath] string? file = null, [CallerLineNumber] int line = -1)
        : base(file, line) => Skip = Chromium.IsThere ? null : $"needs {Chromium.Path}: apt-get install chromium";
}
