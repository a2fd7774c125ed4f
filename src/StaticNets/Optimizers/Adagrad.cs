using System.Numerics;
using System.Runtime.CompilerServices;
using StaticNets.Optimizers;
using StaticNets.Runtime;
using StaticNets.Simd;

namespace StaticNets;

/// <summary>
/// Adagrad (Duchi, Hazan, Singer 2011) in PyTorch's form: with <c>g ← g + λ·θ</c> and <c>v ← v + g²</c> from <c>v₀</c>, the t-th step is
/// <c>θ ← θ − η / (1 + (t − 1)·decay) · g / (√v + ε)</c>. Keras has v₀ = 0.1 and <c>√(v + 1e-7)</c>: set <c>InitialAccumulator = 0.1 +
/// 1e-7, Epsilon = 1e-15</c>.
/// </summary>
public sealed record Adagrad : Optimizer
{
    private readonly double _decay;
    private readonly double _weightDecay;
    private readonly double _initial;
    private readonly double _epsilon = 1e-10;

    /// <summary>Creates an Adagrad optimizer.</summary>
    /// <param name="learningRate">η, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value lies outside its range.</exception>
    public Adagrad(double learningRate = 0.01)
        : base(learningRate) { }

    /// <summary>
    /// The decay of the learning rate: the t-th step has the rate <c>η / (1 + (t − 1)·decay)</c>. At least 0; default 0. A schedule changes
    /// η in addition.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double LearningRateDecay
    {
        get => _decay;
        init => _decay = FromZero(value, nameof(LearningRateDecay));
    }

    /// <summary>λ, the weight decay: λ·θ is added to the gradient, of biases too. At least 0; default 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double WeightDecay
    {
        get => _weightDecay;
        init => _weightDecay = FromZero(value, nameof(WeightDecay));
    }

    /// <summary>v₀, the initial sum of squares, at least 0; default 0 (Keras: 0.1).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or not finite.</exception>
    public double InitialAccumulator
    {
        get => _initial;
        init => _initial = FromZero(value, nameof(InitialAccumulator));
    }

    /// <summary>ε, added outside the root, at least 1e-15; default 1e-10.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1e-15 or not finite.</exception>
    public double Epsilon
    {
        get => _epsilon;
        init
        {
            Hyperparameter.ThrowUnlessEpsilon(value, nameof(Epsilon));
            _epsilon = value;
        }
    }

    internal override int SlotCount => 1;

    // The divisor √v + ε is at least √v₀ + ε. Where the decay of a weight can take it beyond −θ, it moves even if every gradient is zero,
    // so no finite value holds.
    internal override double Reach
    {
        get
        {
            double reach = LearningRate / (Math.Sqrt(InitialAccumulator) + Epsilon);
            return reach * WeightDecay <= 2 ? reach : double.PositiveInfinity;
        }
    }

    // v is at least g², so |g| / √v is at most 1.
    internal override double LongestMove => LearningRate;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<float> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal override void Update(in OptimizerStep<double> step) => Run(step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run<T>(in OptimizerStep<T> step)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double rate = LearningRate / (1 + ((step.State.Steps - 1) * LearningRateDecay));
        var kernel = new Kernel<T>(step.Parameters, step.Gradients, step.FirstGradient, step.Range, step.State.Slot(0), rate, this);
        SimdDispatch.Run<T, Kernel<T>>(ref kernel);
    }

    private static double FromZero(double value, string name)
    {
        Hyperparameter.ThrowUnless(value is >= 0 and < double.PositiveInfinity, value, "at least 0 and finite", name);
        return value;
    }

    private readonly struct Kernel<T>(
        AlignedBlock<T> parameters,
        AlignedBlock<T> gradients,
        nint firstGradient,
        BlockRange range,
        AlignedBlock<T> squares,
        double learningRate,
        Adagrad values
    ) : ISimdAction<T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private static readonly double _largest = double.CreateChecked(T.BitDecrement(T.PositiveInfinity));

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Invoke<S, V>()
            where S : struct, ISimd<V, T>
            where V : struct
        {
            ref T p = ref Unsafe.Add(ref parameters.Reference, range.First);
            ref T g = ref Unsafe.Add(ref gradients.Reference, firstGradient);
            ref T sum = ref Unsafe.Add(ref squares.Reference, range.First);
            nuint length = (nuint)range.Length;
            V rate = S.Constant(-learningRate);
            V decay = S.Constant(values.WeightDecay);
            V initial = S.Constant(values.InitialAccumulator);
            V epsilon = S.Constant(values.Epsilon);
            V largest = S.Constant(_largest);
            for (nuint i = 0; i < length; i += (nuint)S.Count)
            {
                V weight = S.Load(ref p, i);
                V gradient = S.MultiplyAdd(decay, weight, S.Load(ref g, i));

                // The state begins at zero, so that v₀ is added here: layers that are trained only later have it, too. The sum never falls,
                // and must stay finite.
                V v = S.Min(largest, S.MultiplyAdd(gradient, gradient, S.Load(ref sum, i)));
                S.Store(v, ref sum, i);
                V step = S.Divide(gradient, S.Add(S.Sqrt(S.Add(v, initial)), epsilon));
                S.Store(S.MultiplyAdd(rate, step, weight), ref p, i);
            }
        }
    }
}
