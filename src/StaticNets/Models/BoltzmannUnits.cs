using System.Numerics.Tensors;
using StaticNets.Runtime;

namespace StaticNets.Models;

/// <summary>The units of a Boltzmann machine: weights [units, units], symmetric with a zero diagonal, and biases in a parameter block.</summary>
internal sealed class BoltzmannUnits(AlignedBlock<float> block, Range weights, Range biases)
{
    private const double InitialDeviation = 0.01;

    /// <summary>Number of units.</summary>
    public int Count => Biases.Length;

    /// <summary>W, row by row.</summary>
    public Span<float> Weights => block.Span[weights];

    /// <summary>b.</summary>
    public Span<float> Biases => block.Span[biases];

    /// <summary>Draws the weights from N(0, 0.01²).</summary>
    public void Initialize(Xoshiro256StarStar random)
    {
        NormalSampler normal = new(random);
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j < i; j++)
            {
                Weights[(i * Count) + j] = (float)(InitialDeviation * normal.Next());
            }
        }

        SymmetricMatrix.Mirror(Weights, Count);
    }

    /// <summary>Returns the name of a tensor with elements that are not finite, or <see langword="null"/>.</summary>
    public string? NotFinite() =>
        FiniteCheck.FirstNonFinite<float>(Weights) >= 0 ? "weights"
        : FiniteCheck.FirstNonFinite<float>(Biases) >= 0 ? "biases"
        : null;

    /// <summary>Returns <c>−½ sᵀWs − b·s</c>.</summary>
    public double Energy(ReadOnlySpan<float> state)
    {
        double sum = 0;
        for (int i = 0; i < state.Length; i++)
        {
            sum += state[i] * (((double)TensorPrimitives.Dot(Row(i), state) / 2) + Biases[i]);
        }

        return -sum;
    }

    /// <summary>Returns the probability that a unit is 1, given all others.</summary>
    public float Probability(int unit, ReadOnlySpan<float> state) =>
        (float)(1 / (1 + Math.Exp(-((double)Biases[unit] + TensorPrimitives.Dot(Row(unit), state)))));

    /// <summary>Draws one unit after another, given all others.</summary>
    /// <param name="state">The state, changed in place.</param>
    /// <param name="first">The first unit to draw; those before it stay as they are.</param>
    /// <param name="random">Source of random numbers.</param>
    public void Sweep(Span<float> state, int first, Xoshiro256StarStar random)
    {
        for (int i = first; i < state.Length; i++)
        {
            state[i] = random.NextDouble() < Probability(i, state) ? 1 : 0;
        }
    }

    private ReadOnlySpan<float> Row(int unit) => Weights.Slice(unit * Count, Count);
}
