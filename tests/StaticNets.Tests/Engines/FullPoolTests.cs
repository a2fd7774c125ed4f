using System.Diagnostics;

namespace StaticNets.Tests.Engines;

public sealed class FullPoolTests
{
    // The process takes a second. It would never end if the prediction waited for threads of the pool.
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);

    [Fact]
    public void ParallelPredictionEndsThoughEveryThreadOfThePoolWaits()
    {
        ProcessStartInfo start = new("dotnet", [typeof(FullPoolTests).Assembly.Location, "full-pool"]) { RedirectStandardOutput = true };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = "2";
        using Process process = Process.Start(start)!;
        try
        {
            Assert.True(process.WaitForExit(_patience), "the prediction waits for threads of the pool that do not come");
            Assert.Equal(FullPool.Done, process.StandardOutput.ReadToEnd().Trim());
        }
        finally
        {
            process.Kill();
        }
    }
}
