using System.Numerics;
using StaticNets.Runtime;

namespace StaticNets;

/// <summary>
/// An optimizer for one number format. Compiled ahead of time, a generic virtual method is looked up at each call, which takes longer than the
/// step of a small network; here it is looked up once.
/// </summary>
internal sealed class BoundOptimizer<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private static readonly T _largest = T.BitDecrement(T.PositiveInfinity);

    // A sum overflows only where it is pushed by half the distance between the two largest numbers; half of that leaves room for rounding.
    private static readonly double _harmlessMove = double.CreateChecked(_largest - T.BitDecrement(_largest)) / 4;

    private static readonly double _largestSafeGradient = Math.Sqrt(double.CreateChecked(_largest));

    private readonly Action<OptimizerState<T>, AlignedBlock<T>, AlignedBlock<T>, BlockRange> _update;

    public BoundOptimizer(Optimizer optimizer)
    {
        Optimizer = optimizer;
        IsTame = optimizer.Reach * _largestSafeGradient < _harmlessMove;
        _update = optimizer.Update;
    }

    /// <summary>The optimizer.</summary>
    public Optimizer Optimizer { get; }

    /// <summary>Whether gradients whose squares have a finite sum cannot make it move a finite weight to infinity.</summary>
    public bool IsTame { get; }

    /// <summary><see cref="Optimizer.Update"/>.</summary>
    public void Update(OptimizerState<T> state, AlignedBlock<T> parameters, AlignedBlock<T> gradients, BlockRange range) =>
        _update(state, parameters, gradients, range);
}
