using System.Reflection;
using System.Runtime.Intrinsics;
using StaticNets.Engines;
using StaticNets.Runtime;
using StaticNets.Simd;
using StaticNets.Tests.Networks.BFloat16;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks;

/// <summary>
/// Compares the predictions of networks with 16-bit kernels, at every vector width, with naive loops in double over the stored numbers. The
/// buffers are next to unreadable pages, so reading beyond a buffer ends the process.
/// </summary>
public sealed class BFloat16KernelTests
{
    private static readonly int[] _rows = [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 13];

    private delegate void PredictPass(
        ref float x,
        ref float y,
        ref float parameters,
        ref ushort bfloat16Parameters,
        ref float workspace,
        nuint rows
    );

    public static TheoryData<Type> Networks =>
        [typeof(Unrolled), typeof(UnrolledTwice), typeof(OddLengths), typeof(Mixed), typeof(Streamed), typeof(Rounded)];

    [Theory]
    [MemberData(nameof(Networks))]
    public void AgreeWithPlainLoopsBesideUnreadablePages(Type network)
    {
        INetwork<float> instance = (INetwork<float>)Activator.CreateInstance(network, 1)!;
        NetworkDescription description = NetworkInside.Description(network);
        Random random = new(2);
        foreach (string bias in instance.Parameters.Names.Where(name => name.EndsWith("bias", StringComparison.Ordinal)))
        {
            long length = (long)instance.Parameters[bias].FlattenedLength;
            instance.Parameters.Set(bias, [.. Enumerable.Range(0, (int)length).Select(_ => random.NextSingle())]);
        }

        ReferenceChain reference = new(network, description, tensor => Flat(instance.Parameters[tensor.Name]));
        float[] x = [.. Enumerable.Range(0, _rows.Max() * description.InputLength).Select(_ => random.NextSingle() - 0.5f)];

        // A sum of K terms rounds K + 1 times, an activation four times. Terms of both signs cancel, but their magnitudes are less than ten
        // times the norm of the result.
        double tolerance = 10 * description.Tensors.Sum(tensor => tensor.Shape[0] + 4) * Math.Pow(2, -24);
        foreach (int rows in _rows)
        {
            float[] inputs = x[..(rows * description.InputLength)];
            reference.Run<float>(inputs, new float[rows * description.OutputLength], new int[rows], rows);
            foreach (int bits in NetworkKernels<float>.Widths(description))
            {
                foreach (Guard guard in (Guard[])[Guard.Behind, Guard.Before])
                {
                    float[] y = Run(instance, description, bits, guard, inputs, rows);
                    double error = RelativeError.Of<double>([.. y.Select(value => (double)value)], reference.Output);
                    Assert.True(error <= tolerance, $"{rows} rows, {bits} bits: {error:E2} is more than {tolerance:E2}");
                }
            }
        }
    }

    /// <summary>The sums of a row are computed by the same operations in the same order, whatever the number of rows.</summary>
    [Theory]
    [MemberData(nameof(Networks))]
    public void PredictTheSameBitsForOneRowAsForMany(Type network)
    {
        INetwork<float> instance = (INetwork<float>)Activator.CreateInstance(network, 1)!;
        NetworkDescription description = NetworkInside.Description(network);
        Random random = new(3);
        float[] x = [.. Enumerable.Range(0, 13 * description.InputLength).Select(_ => random.NextSingle() - 0.5f)];
        float[] together = new float[13 * description.OutputLength];
        instance.Predict(x, together);
        for (int row = 0; row < 13; row++)
        {
            float[] alone = new float[description.OutputLength];
            instance.Predict(x.AsSpan(row * description.InputLength, description.InputLength), alone);
            Assert.Equal(together[(row * alone.Length)..((row + 1) * alone.Length)], alone);
        }
    }

    /// <summary>
    /// Rounding to 8 significant bits changes a weight w by at most half of its last bit, 2⁻⁸·|w|, so each product x·w changes by at most
    /// 2⁻⁸·|x·w|. Both networks sum K = 300 products and a bias, with K + 1 roundings of at most 2⁻²⁴·Σ|x·w| each.
    /// </summary>
    [Fact]
    public void EachProductIsWithinTwoToTheMinusEightOfSinglePrecision()
    {
        const int inputs = Unrounded.InputLength;
        const int outputs = Unrounded.OutputLength;
        Unrounded single = new(seed: 5);
        Rounded rounded = new(seed: 5);
        double[] kernel = Flat(single.Parameters["dense/kernel"]);
        Random random = new(6);
        float[] x = [.. Enumerable.Range(0, inputs).Select(_ => random.NextSingle() - 0.5f)];
        float[] wide = new float[outputs];
        float[] narrow = new float[outputs];
        single.Predict(x, wide);
        rounded.Predict(x, narrow);
        double largest = 0;
        for (int j = 0; j < outputs; j++)
        {
            double products = Enumerable.Range(0, inputs).Sum(i => Math.Abs(x[i] * kernel[(i * outputs) + j]));
            double bound = products * (Math.Pow(2, -8) + (2 * (inputs + 1) * Math.Pow(2, -24)));
            Assert.InRange(Math.Abs(narrow[j] - (double)wide[j]), 0, bound);
            largest = Math.Max(largest, Math.Abs(narrow[j] - (double)wide[j]));
        }

        Assert.True(largest > 0, "the kernel was not rounded");
    }

    private static float[] Run(INetwork<float> network, NetworkDescription description, int bits, Guard guard, float[] inputs, int rows)
    {
        NetworkEngine<float> engine = NetworkInside.Engine<float>(network);
        BFloat16Block block = (BFloat16Block)engine.NarrowParameters!;
        ReadOnlySpan<ushort> stored = System.Runtime.InteropServices.MemoryMarshal.CreateReadOnlySpan(ref block.Reference, block.Length);
        using GuardedBuffer<float> x = Filled(inputs, inputs.Length, guard);
        using GuardedBuffer<float> y = Filled([], rows * description.OutputLength, guard);
        using GuardedBuffer<float> parameters = Filled(
            engine.Parameters.Span[..description.ParameterBlockLength],
            description.ParameterBlockLength,
            guard
        );
        using GuardedBuffer<ushort> narrow = new(block.Length, guard);
        stored.CopyTo(narrow.Span);
        using GuardedBuffer<float> workspace = Filled([], NetworkKernels<float>.PredictionWorkspace(network, description), guard);
        Kernels(network.GetType(), bits)(
            ref x.Reference,
            ref y.Reference,
            ref parameters.Reference,
            ref narrow.Reference,
            ref workspace.Reference,
            (nuint)rows
        );
        return y.Span.ToArray();
    }

    private static PredictPass Kernels(Type network, int bits)
    {
        (Type vocabulary, Type register) = bits switch
        {
            128 => (typeof(Simd128<float>), typeof(Vector128<float>)),
            256 => (typeof(Simd256<float>), typeof(Vector256<float>)),
            _ => (typeof(Simd512<float>), typeof(Vector512<float>)),
        };
        Type kernels = network.GetNestedType("Kernels`2", BindingFlags.NonPublic)!.MakeGenericType(vocabulary, register);
        return kernels.GetMethod("PredictPass")!.CreateDelegate<PredictPass>();
    }

    private static GuardedBuffer<float> Filled(ReadOnlySpan<float> values, int length, Guard guard)
    {
        GuardedBuffer<float> buffer = new(length, guard);
        buffer.Span.Fill(float.NaN);
        values.CopyTo(buffer.Span);
        return buffer;
    }

    private static double[] Flat(System.Numerics.Tensors.ReadOnlyTensorSpan<float> tensor)
    {
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return [.. values.Select(value => (double)value)];
    }
}
