using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets;

/// <summary>What happens to the gradients of one step before the optimizer sees them: <c>g ← clamp(scale · g, −limit, limit)</c>.</summary>
/// <param name="Scale">0 to 1.</param>
/// <param name="Limit">Positive, infinite for none.</param>
internal readonly record struct GradientClip(double Scale, double Limit)
{
    // PyTorch adds it to the norm; without it a gradient of zero would be divided by zero.
    private const double AddedToNorm = 1e-6;

    /// <summary>The clipping that an optimizer asks for.</summary>
    /// <param name="optimizer">Who takes the step.</param>
    /// <param name="gradients">Of all parameters, finite.</param>
    /// <param name="sumOfSquares">Of the gradients; infinite where it leaves the range of numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static GradientClip Of<T>(Optimizer optimizer, AlignedBlock<T> gradients, T sumOfSquares)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double scale = 1;
        if (optimizer.ClipNorm is double most)
        {
            double norm = T.IsFinite(sumOfSquares) ? Math.Sqrt(double.CreateChecked(sumOfSquares)) : EuclideanNorm.Of<T>(gradients.Span);
            scale = Math.Min(1, most / (norm + AddedToNorm));
        }

        return new GradientClip(scale, optimizer.ClipValue ?? double.PositiveInfinity);
    }

    /// <summary>Clips some of the gradients; threads may share the block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Apply<T>(AlignedBlock<T> gradients, BlockRange range)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (Scale < 1 || Limit < double.PositiveInfinity)
        {
            var kernel = new Kernel<T>(gradients, range, this);
            SimdDispatch.Run<T, Kernel<T>>(ref kernel);
        }
    }

    private readonly struct Kernel<T>(AlignedBlock<T> gradients, BlockRange range, GradientClip clip) : ISimdAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Invoke<S, V>()
            where S : struct, ISimd<V, T>
            where V : struct
        {
            ref T g = ref Unsafe.Add(ref gradients.Reference, range.First);
            nuint length = (nuint)range.Length;
            V scale = S.Constant(clip.Scale);
            V most = S.Constant(clip.Limit);
            V least = S.Constant(-clip.Limit);
            for (nuint i = 0; i < length; i += (nuint)S.Count)
            {
                S.Store(S.Max(least, S.Min(most, S.Multiply(scale, S.Load(ref g, i)))), ref g, i);
            }
        }
    }
}
