using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets;

/// <summary>Stochastic gradient descent: <c>θ ← θ − η·g</c>.</summary>
public sealed record Sgd : Optimizer
{
    /// <summary>Creates an optimizer for stochastic gradient descent.</summary>
    /// <param name="learningRate">η, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public Sgd(double learningRate = 0.01)
        : base(learningRate) { }

    internal override int SlotCount => 0;

    internal override double Reach => LearningRate;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<float> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<double> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var kernel = new Kernel<T>(step.Parameters, step.Gradients, step.FirstGradient, step.Range, LearningRate);
        SimdDispatch.Run<T, Kernel<T>>(ref kernel);
    }

    private readonly struct Kernel<T>(
        AlignedBlock<T> parameters,
        AlignedBlock<T> gradients,
        nint firstGradient,
        BlockRange range,
        double learningRate
    ) : ISimdAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Invoke<S, V>()
            where S : struct, ISimd<V, T>
            where V : struct
        {
            ref T p = ref Unsafe.Add(ref parameters.Reference, range.First);
            ref T g = ref Unsafe.Add(ref gradients.Reference, firstGradient);
            nuint length = (nuint)range.Length;
            V rate = S.Constant(-learningRate);
            for (nuint i = 0; i < length; i += (nuint)S.Count)
            {
                S.Store(S.MultiplyAdd(rate, S.Load(ref g, i), S.Load(ref p, i)), ref p, i);
            }
        }
    }
}
