using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets.Optimizers;

/// <summary>Clips the gradients of one step before the optimizer uses them: <c>g ← clamp(scale · g, −limit, limit)</c>.</summary>
/// <param name="Scale">Factor from 0 to 1.</param>
/// <param name="Limit">Largest magnitude of an element, positive; infinite for no limit.</param>
internal readonly record struct GradientClip(double Scale, double Limit)
{
    // PyTorch adds this number to the norm, which prevents a division by zero.
    private const double AddedToNorm = 1e-6;

    /// <summary>Returns the clipping that the settings of an optimizer require.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="gradients">The gradients of all parameters, finite.</param>
    /// <param name="sumOfSquares">The sum of the squared gradients; infinite if it overflows.</param>
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

    /// <summary>Clips a range of the gradients; several threads may clip different ranges of one block.</summary>
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
