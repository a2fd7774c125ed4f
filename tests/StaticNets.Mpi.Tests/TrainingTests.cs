using System.Text.RegularExpressions;
using StaticNets.Tests.Support;

namespace StaticNets.MpiTests;

/// <summary>
/// 200 training steps of the digits network, by any number of ranks and threads, with both libraries, under the JIT and ahead of time: one
/// hash of the weights for each width of vectors.
/// </summary>
[Collection(RanksCollection.Name)]
public sealed partial class TrainingTests(RankProgram program)
{
    private static readonly (int Ranks, int Threads)[] _all = [(1, 1), (1, 2), (2, 1), (2, 2), (4, 1), (4, 2), (8, 1), (8, 2)];
    private static readonly (int Ranks, int Threads)[] _some = [(2, 1), (4, 2), (8, 1)];

    public static IEnumerable<TheoryDataRow<string, bool>> Ways => MpiRun.Rows(false, true);

    public static IEnumerable<TheoryDataRow<string, string>> Differences => MpiRun.Rows("seed", "rate", "network", "weights");

    public static IEnumerable<TheoryDataRow<string, int>> Uneven => MpiRun.Rows(3);

    [Theory]
    [MemberData(nameof(Ways))]
    public void AnyNumberOfRanksGivesTheSameBits(string launcher, bool native)
    {
        foreach ((int ranks, int threads) in LongRun.Enabled || (native && launcher == "Open MPI") ? _all : _some)
        {
            Outcome outcome = program.Run(launcher, native, ranks, "train", $"threads={threads}");
            Assert.True(outcome.ExitCode == 0, $"{outcome}");
            (int bits, string hash)[] weights = [.. Weights(outcome.Output, ranks)];
            Assert.Equal(ranks, weights.Length);
            Assert.All(weights, one => Assert.Equal(HashOfOneProcess(one.bits), one.hash));
        }
    }

    [Theory]
    [MemberData(nameof(Differences))]
    public void RanksThatDifferAreRefusedWithBothValues(string launcher, string differs)
    {
        string message = differs switch
        {
            "seed" => "FitOptions.Seed is 8 on rank 1 and 7 on rank 0.",
            "rate" => "FitOptions.Optimizer is Adam { LearningRate = 0.002, ClipValue = , ClipNorm = , Beta1 = 0.9, Beta2 = 0.999, "
                + "Epsilon = 1E-08 } on rank 1 and Adam { LearningRate = 0.001, ",
            "network" => "the network is SmallDigitClassifier on rank 1 and DigitClassifier on rank 0.",
            _ => "the seed of the network is 2 on rank 1 and 1 on rank 0.",
        };
        Outcome outcome = program.Run(launcher, native: false, ranks: 2, "train", $"differs={differs}");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains(
            $"The ranks must train the same network with the same options, but {message}",
            outcome.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("epoch", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Uneven))]
    public void ANumberOfRanksThatDoesNotDivideTheShardsIsRefused(string launcher, int ranks)
    {
        Outcome outcome = program.Run(launcher, native: false, ranks, "train");
        Assert.NotEqual(0, outcome.ExitCode);
        Assert.Contains($"{ranks} ranks cannot share the 8 shards of a batch of 256 rows", outcome.Error, StringComparison.Ordinal);
    }

    /// <summary>
    /// A rank is killed in the middle of a training. All ranks end, the checkpoint is whole, and half as many ranks go on from it to the
    /// weights of a training that was never interrupted.
    /// </summary>
    [Theory]
    [MemberData(nameof(Ways))]
    public void AKilledTrainingGoesOnWithHalfTheRanks(string launcher, bool native)
    {
        using TemporaryFolder folder = new();
        string checkpoint = folder.File("digits.checkpoint");
        using (RunningRanks running = program.Start(launcher, native, ranks: 4, "train", $"checkpoint={checkpoint}", "pause=50"))
        {
            running.Kill(output => output.Contains("epoch 3", StringComparison.Ordinal) ? Started().Match(output).Groups[1].Value : null);
            Outcome killed = running.End(RankProgram.LongestEnd);
            Assert.NotEqual(0, killed.ExitCode);
            Assert.DoesNotContain("epoch 40", killed.Output, StringComparison.Ordinal);
        }

        Outcome outcome = program.Run(launcher, native, ranks: 2, "train", $"resume={checkpoint}");
        Assert.True(outcome.ExitCode == 0, $"{outcome}");
        Assert.DoesNotContain("epoch 3\n", outcome.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        (int bits, string hash)[] weights = [.. Weights(outcome.Output, ranks: 2)];
        Assert.Equal(2, weights.Length);
        Assert.All(weights, one => Assert.Equal(HashOfOneProcess(one.bits), one.hash));
    }

    /// <summary>The hash of a training by one process and one thread, without a launcher, under the JIT.</summary>
    private string HashOfOneProcess(int bits) =>
        program.Known(
            bits,
            () =>
            {
                string variable = bits == 128 ? "DOTNET_EnableAVX" : "DOTNET_EnableAVX512";
                Outcome outcome = program.RunAlone(native: false, bits == 512 ? [] : [(variable, "0")], "train");
                (int found, string hash) = Assert.Single(Weights(outcome.Output, ranks: 1));
                Assert.Equal(bits, found);
                return hash;
            }
        );

    private static IEnumerable<(int Bits, string Hash)> Weights(string output, int ranks) =>
        Trained()
            .Matches(output)
            .Where(match => match.Groups["ranks"].Value == $"{ranks}")
            .Select(match => (int.Parse(match.Groups["bits"].Value), match.Groups["hash"].Value));

    [GeneratedRegex(@"rank \d+ of (?<ranks>\d+), (?<bits>\d+) bits: (?<hash>[0-9a-f]{64})")]
    private static partial Regex Trained();

    [GeneratedRegex(@"process (\d+)\s")]
    private static partial Regex Started();
}
