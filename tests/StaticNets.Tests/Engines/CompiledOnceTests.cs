using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Engines;

/// <summary>
/// Checks that no method which runs for each batch or row starts unoptimised. Such a method would stay slow until the tiered compiler,
/// which runs on its own thread, gets a core: for seconds if the only core is busy. The test starts a process with .NET's default settings,
/// whose JIT reports how often it compiled each method. Only the time after which the runtime counts calls is longer.
/// </summary>
public sealed partial class CompiledOnceTests
{
    private static readonly string[] _settings = ["Tiered", "TC_", "OSR", "ReadyToRun", "Jit"];

    // The JIT inlines methods of up to this many bytes of IL into all optimised code, so they appear in its report only if unoptimised code
    // calls them.
    private const int AlwaysInlined = 16;

    [Fact]
    public void NothingFromPredictAndTrainStepToTheKernelsIsCompiledTwice()
    {
        Compilation[] compiled = CompiledMethods();

        // The control was compiled twice, so the process ran long enough to compile unoptimised methods again.
        Assert.True(
            compiled.Count(one => one.Method.Contains("CompiledOnce:Control(", StringComparison.Ordinal)) >= 2,
            "Nothing was compiled twice."
        );
        Assert.Contains(compiled, one => one.Method.Contains(":PredictPass(", StringComparison.Ordinal));

        // A method that is optimised at once (FullOpts) is not compiled again, but it can appear twice with different type arguments, which
        // the JIT does not always print. So such methods are left out.
        string[] twice =
        [
            .. compiled
                .Where(one =>
                    one.Tier != "FullOpts" && IsLibraryOrEmitted(one.Method) && (one.Length > AlwaysInlined || IsVirtual(one.Method))
                )
                .CountBy(one => one.Method)
                .Where(pair => pair.Value > 1)
                .Select(pair => pair.Key),
        ];
        Assert.True(twice.Length == 0, string.Join('\n', twice));
    }

    private static Compilation[] CompiledMethods()
    {
        using TemporaryFolder folder = new();
        string report = folder.File("jit.txt");
        ProcessStartInfo start = new("dotnet", [typeof(CompiledOnceTests).Assembly.Location, "compiled-once"]);
        foreach (string variable in start.Environment.Keys.ToArray())
        {
            if (_settings.Any(setting => variable.StartsWith("DOTNET_" + setting, StringComparison.OrdinalIgnoreCase)))
            {
                start.Environment.Remove(variable);
            }
        }

        start.Environment["DOTNET_JitStdOutFile"] = report;
        start.Environment["DOTNET_JitDisasmSummary"] = "1";

        // The runtime reads numbers of its settings as hexadecimal.
        start.Environment["DOTNET_TC_CallCountingDelayMs"] = CompiledOnce.DelayOfCounting.ToString("X", CultureInfo.InvariantCulture);
        using (Process process = Process.Start(start)!)
        {
            process.WaitForExit();
            Assert.Equal(0, process.ExitCode);
        }

        return
        [
            .. File.ReadLines(report)
                .Select(line => Line().Match(line))
                .Where(match => match.Success)
                .Select(match => new Compilation(
                    match.Groups[1].Value,
                    match.Groups[2].Value,
                    int.Parse(match.Groups[3].ValueSpan, CultureInfo.InvariantCulture)
                )),
        ];
    }

    // The code that creates the networks and their rows is excluded, because it runs before the first prediction.
    private static bool IsLibraryOrEmitted(string method) =>
        (
            method.StartsWith("StaticNets.", StringComparison.Ordinal)
            || method.StartsWith("System.Numerics.Tensors.", StringComparison.Ordinal)
        ) && !Preparation().IsMatch(method);

    private static bool IsVirtual(string method)
    {
        Match name = Name().Match(method);
        Type? type =
            typeof(Optimizer).Assembly.GetType(name.Groups[1].Value) ?? typeof(CompiledOnceTests).Assembly.GetType(name.Groups[1].Value);
        return type is not null && type.GetMethods(Anything).Any(member => member.IsVirtual && member.Name == name.Groups[2].Value);
    }

    private const BindingFlags Anything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    // Matches a line such as " 12: JIT compiled Namespace.Type`1[float]:Method(…):int [Tier1 with Dynamic PGO, IL size=34, code size=…]".
    [GeneratedRegex(@"^ *\d+: JIT compiled (.+) \[([^,\]]+), IL size=(\d+),")]
    private static partial Regex Line();

    [GeneratedRegex(@"^([^:\[]+)[^:]*:([^(\[]+)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\b(CompiledOnce|RandomRows|RandomTargets|DifferentiableNetwork|NetworkInside|InitialValues)\b")]
    private static partial Regex Preparation();

    private readonly record struct Compilation(string Method, string Tier, int Length);
}
