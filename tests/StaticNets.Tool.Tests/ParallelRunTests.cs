using StaticNets.Tool.Tests.Support;

namespace StaticNets.Tool.Tests;

/// <summary>Each run of the command has its own option objects, so runs in one process are independent.</summary>
public sealed class ParallelRunTests
{
    [Fact]
    public void RunsThatBeginAtOnceDoNotMeet()
    {
        ToolRun[] runs = new ToolRun[4096];
        Parallel.For(0, runs.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, Start);
        Assert.All(runs, run => Assert.Equal((1, runs[0].Error), (run.ExitCode, run.Error)));

        void Start(int i) =>
            runs[i] = ToolRun.Of("convert", "missing.safetensors", "--from", "keras", "--network", "App.dll:Net", "--map", "a=b");
    }
}
