using System.Diagnostics;
using System.Reflection;
using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>The command as users start it.</summary>
public sealed class ProcessTests : IDisposable
{
    private const int Patience = 60_000;

    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void ReportsGoToOneStreamAndMessagesToTheOther()
    {
        string output = _folder.File("out");
        string[] convert = ["convert", "--from", "pytorch", ModelFiles.Fixture("deep"), "--network", ToolRun.NetworkOf("Deep")];

        Assert.Equal(ToolRun.Of([.. convert, "--output", output]), Start([.. convert, "--output", output]));
        Assert.Equal(ToolRun.Of("inspect", output), Start("inspect", output));
        Assert.Equal(new ToolRun(1, "", "There is no file 'none'.\n"), Start("inspect", "none"));
        ToolRun unknown = Start("convert", "--from", "onnx", "model", "--network", "a.dll:B");
        Assert.Equal((1, ""), (unknown.ExitCode, unknown.Output));
        Assert.StartsWith("Argument 'onnx' not recognized. Must be one of:\n\t'pytorch'\n\t'keras'\n", unknown.Error);
    }

    public void Dispose() => _folder.Dispose();

    private static ToolRun Start(params string[] arguments)
    {
        IEnumerable<AssemblyMetadataAttribute> metadata = typeof(ProcessTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>();
        string tool = metadata.Single(item => item.Key == "Tool").Value!;
        ProcessStartInfo start = new("dotnet", [tool, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
        }

        process.WaitForExit();
        return new ToolRun(process.ExitCode, output.Result, error.Result);
    }
}
