using Microsoft.CodeAnalysis;

namespace StaticNets.Generator.Tests.Support;

/// <content>What only tests need, not the benchmarks.</content>
internal sealed partial record GeneratedCompilation
{
    /// <summary>Passes when nobody complains about anything. What the compiler suggests in a hidden remark is no complaint.</summary>
    /// <param name="about">What is being compiled, for the failure.</param>
    public void AssertClean(string about)
    {
        Assert.Null(Result.Exception);
        string[] complaints =
        [
            .. Diagnostics.Where(diagnostic => diagnostic.Severity != DiagnosticSeverity.Hidden).Select(Describe).Take(20),
        ];
        Assert.True(complaints.Length == 0, $"{about}\n{string.Join('\n', complaints)}");
    }
}
