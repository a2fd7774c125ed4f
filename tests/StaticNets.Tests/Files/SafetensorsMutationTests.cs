using System.Numerics;
using StaticNets.Files;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Files;

/// <summary>Reads thousands of damaged files. Each one is rejected and changes nothing, or its content is loaded exactly.</summary>
public sealed class SafetensorsMutationTests : IDisposable
{
    private static readonly (string, int[])[] _network =
    [
        ("dense/kernel", [3, 5]),
        ("dense/bias", [5]),
        ("dense_1/kernel", [5, 3]),
        ("dense_1/bias", [3]),
        ("conv/kernel", [2, 1, 2, 5]),
        ("dense_2/bias", [5]),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FloatFiles() => Run<float>(LongRun.Count(5_000, 500_000));

    [Fact]
    public void DoubleFiles() => Run<double>(LongRun.Count(5_000, 500_000));

    private void Run<T>(int count)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TestBlock<T> written = new TestBlock<T>(_network).FillWithFiniteBits(seed: 3);
        string path = _folder.File("net.safetensors");
        SafetensorsWriter.Write<T>(path, written.Tensors, written.Values);
        byte[] original = File.ReadAllBytes(path);
        var mutator = new WeightFileMutator(original);
        int loaded = 0;
        for (int seed = 0; seed < count; seed++)
        {
            byte[] mutated = mutator.Mutate(seed);
            string damaged = _folder.Write($"{seed}.safetensors", mutated);
            try
            {
                loaded += Check<T>(damaged, mutated, original) ? 1 : 0;
            }
            catch (Exception fault)
            {
                Assert.Fail($"seed {seed}: {fault}");
            }

            File.Delete(damaged);
        }

        // At least a tenth of the files must be loaded and at least a tenth rejected, so that the test covers both outcomes.
        Assert.InRange(loaded, count / 10, count * 9 / 10);
    }

    private static bool Check<T>(string path, byte[] mutated, byte[] original)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TestBlock<T> block = new TestBlock<T>(_network).FillWithSentinels();
        byte[] before = block.Bits;
        try
        {
            SafetensorsReader.Read(path, block.Tensors, block.Values.AsSpan());
        }
        catch (InvalidDataException fault)
        {
            Assert.StartsWith($"Weight file '{path}'", fault.Message, StringComparison.Ordinal);
            Assert.Equal(before, block.Bits);
            Assert.False(IsSound<T>(mutated, original), $"a sound file was refused: {fault.Message}");
            return false;
        }

        TestBlock<T> expected = new TestBlock<T>(_network).FillWithSentinels();
        T[][] tensors = IndependentReading.Tensors<T>(mutated, block.Tensors);
        for (int tensor = 0; tensor < tensors.Length; tensor++)
        {
            for (int element = 0; element < tensors[tensor].Length; element++)
            {
                Assert.True(T.IsFinite(tensors[tensor][element]));
                expected[tensor, element] = tensors[tensor][element];
            }
        }

        Assert.Equal(expected.Bits, block.Bits);
        return true;
    }

    // A file is sound if the damage changed only numbers and all of them are still finite.
    private static bool IsSound<T>(byte[] mutated, byte[] original)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int dataStart = 8 + SafetensorsBytes.HeaderLength(original);
        return mutated.Length == original.Length
            && mutated.AsSpan(0, dataStart).SequenceEqual(original.AsSpan(0, dataStart))
            && IndependentReading.Tensors<T>(mutated, new TestBlock<T>(_network).Tensors).All(values => values.All(T.IsFinite));
    }
}
