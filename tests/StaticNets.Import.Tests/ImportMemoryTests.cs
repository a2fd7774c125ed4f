using System.Diagnostics;
using StaticNets.Import.Tests.Support;
using StaticNets.Tests.Support;

namespace StaticNets.Import.Tests;

/// <summary>
/// The import of a large file. The garbage collector of its process has a hard limit, so that the peak of the memory that objects take is
/// below it: four times the file, and a constant for the runtime, its libraries and unused space between large arrays.
/// </summary>
public sealed class ImportMemoryTests
{
    private const long Constant = 20L << 20;

    /// <summary>Nearly all of the file is one tensor, which is transposed: the numbers of the file and those of the layer live at once.</summary>
    [Theory]
    [InlineData("large.onnx")]
    [InlineData("large.pt")]
    [InlineData("large.keras")]
    public async Task TheHeapStaysBelowFourTimesTheFile(string name)
    {
        using TemporaryFolder folder = new();
        string model = folder.File(name);
        LargeModels.Write(model);
        long limit = (4 * new FileInfo(model).Length) + Constant;
        ProcessStartInfo start = new("dotnet")
        {
            ArgumentList =
            {
                "exec",
                "--runtimeconfig",
                Built("StaticNets.Import.Tests.runtimeconfig.json"),
                "--depsfile",
                Built("StaticNets.Import.Tests.deps.json"),
                Built("StaticNets.Tool.dll"),
                "import",
                model,
                "--class",
                "Acme.Large",
                "--output",
                folder.Path,
            },
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            Environment =
            {
                ["DOTNET_GCHeapHardLimit"] = $"{limit:x}",
                ["DOTNET_gcServer"] = "0",
                ["DOTNET_GCConcurrent"] = "0",
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"limit {limit >> 20} MB: {await errors}");
        Assert.Contains("wrote", output, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(folder.File("Large.safetensors")).Length, LargeModels.Bytes, long.MaxValue);
    }

    private static string Built(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
