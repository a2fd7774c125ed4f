using StaticNets.Tests.Support;

namespace StaticNets.Tests.Models;

/// <summary>Models in safetensors files, streams and memory.</summary>
public class ModelFileTests
{
    [Fact]
    public void FilesHoldAllTensors()
    {
        using TemporaryFolder folder = new();
        SmallStack stack = new(seed: 3);
        string path = folder.File("stack.safetensors");

        stack.Save(path);

        Assert.Equal(ModelTensors.Of(stack), ModelTensors.Of(SmallStack.Load(path)));
        Assert.Equal(ModelTensors.Of(stack), ModelTensors.Of(SmallStack.Load(File.ReadAllBytes(path))));
        MemoryStream stream = new();
        stack.Save(stream);
        stream.Position = 0;
        Assert.Equal(ModelTensors.Of(stack), ModelTensors.Of(SmallStack.Load(stream)));
    }

    [Fact]
    public void ALoadedMemoryKnowsItsPatterns()
    {
        using TemporaryFolder folder = new();
        LetterMemory memory = new();
        memory.Store([.. Enumerable.Range(0, 50).Select(i => i % 3 == 0 ? 1f : -1f)]);
        memory.Save(folder.File("memory.safetensors"));

        Assert.Equal(2, LetterMemory.Load(folder.File("memory.safetensors")).PatternCount);
    }

    [Fact]
    public void NumbersOfDoublePrecisionKeepTheirBits()
    {
        FourStates chain = new();
        chain.Fit([0, 1, 2, 3, 0, 0, 2, 1, 3, 3, 1], smoothing: 0.1);
        MemoryStream stream = new();

        chain.Save(stream);

        Assert.Equal(ModelTensors.Of(chain), ModelTensors.Of(FourStates.Load(stream.ToArray())));
    }

    [Fact]
    public void FilesOfOtherModelsAreRefusedWhole()
    {
        using TemporaryFolder folder = new();
        new UpperMachine(seed: 1).Save(folder.File("other.safetensors"));
        LowestMachine machine = new(seed: 2);
        float[][] before = ModelTensors.Of(machine);

        InvalidDataException refused = Assert.Throws<InvalidDataException>(() => machine.LoadWeights(folder.File("other.safetensors")));

        Assert.Contains("kernel", refused.Message, StringComparison.Ordinal);
        Assert.Equal(before, ModelTensors.Of(machine));
        Assert.Throws<InvalidDataException>(() => machine.LoadWeights(ReadOnlySpan<byte>.Empty));
    }

    /// <summary>Seeds give the same first values on every machine: numbers of 0.01 N(0, 1) that were printed once.</summary>
    [Fact]
    public void SeedsDetermineTheFirstValues()
    {
        Assert.Equal(ModelTensors.Of(new SmallMachine()), ModelTensors.Of(new SmallMachine(0)));
        Assert.NotEqual(ModelTensors.Of(new SmallMachine(1)), ModelTensors.Of(new SmallMachine(0)));
        Assert.Equal([0.00964361895f, -0.010637532f, -0.00303930114f], ModelTensors.Of(new SmallMachine(7), "kernel")[..3]);
        Assert.Equal([0.700576484f, 0.278751224f, 0.839627445f], ModelTensors.Of(new SmallMap(7), "codebook")[..3]);
    }

    /// <summary>Two threads that recall and sample on one model get what one thread gets.</summary>
    [Fact]
    public void SeveralThreadsReadOneModel()
    {
        SmallStack stack = new(seed: 2);
        SmallMachine machine = new(seed: 2);
        float[][] results = new float[8][];
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 4 }, i => results[i] = Work());

        Assert.All(results, result => Assert.Equal(Work(), result));

        float[] Work()
        {
            float[] row = [1, 0, 1, 0, 1, 0];
            float[] features = new float[4];
            float[] small = [1, 0, 1, 0];
            Xoshiro256StarStar random = new(5);
            for (int i = 0; i < 2000; i++)
            {
                stack.Sample(row, 1, random);
                stack.Transform(row, features);
                machine.Sample(small, 1, random);
            }

            return [.. row, .. features, .. small];
        }
    }

    [Fact]
    public void SizesAreConstants()
    {
        const int map = SmallMap.Height * SmallMap.Width * SmallMap.Features;

        Assert.Equal(60, map);
        Assert.Equal((25, 4), (LetterMemory.Units, FourStates.States));
        Assert.Equal((6, 4), (SmallStack.Visible, SmallStack.Top));
        Assert.Equal((3, 2), (SmallBoltzmann.Visible, SmallBoltzmann.Hidden));
    }
}
