using System.Buffers;
using System.Numerics.Tensors;
using StaticNets.Runtime;

namespace StaticNets.Models;

/// <summary>
/// The two layers of a restricted Boltzmann machine, computed row by row. The kernel W [visible, hidden], the visible bias b and the hidden
/// bias c are ranges of a parameter block.
/// </summary>
internal sealed class RestrictedBoltzmannLayer(
    AlignedBlock<float> block,
    Range kernel,
    Range visibleBias,
    Range hiddenBias,
    VisibleUnits units,
    string name = ""
)
{
    private const double InitialDeviation = 0.01;

    /// <summary>Number of visible units.</summary>
    public int Visible => VisibleBias.Length;

    /// <summary>Number of hidden units.</summary>
    public int Hidden => HiddenBias.Length;

    /// <summary>The values that visible units have.</summary>
    public VisibleUnits Units => units;

    /// <summary>W, row by row: one row for each visible unit.</summary>
    public Span<float> Kernel => block.Span[kernel];

    /// <summary>b.</summary>
    public Span<float> VisibleBias => block.Span[visibleBias];

    /// <summary>c.</summary>
    public Span<float> HiddenBias => block.Span[hiddenBias];

    /// <summary>Returns the name of a tensor with elements that are not finite, or <see langword="null"/>.</summary>
    public string? NotFinite() =>
        FiniteCheck.FirstNonFinite<float>(Kernel) >= 0 ? name + "kernel"
        : FiniteCheck.FirstNonFinite<float>(VisibleBias) >= 0 ? name + "visible_bias"
        : FiniteCheck.FirstNonFinite<float>(HiddenBias) >= 0 ? name + "hidden_bias"
        : null;

    /// <summary>Draws the kernel from N(0, 0.01²), and sets the biases to 0, as Hinton advises (UTML TR 2010–003).</summary>
    public void Initialize(Xoshiro256StarStar random)
    {
        NormalSampler normal = new(random);
        foreach (ref float value in Kernel)
        {
            value = (float)(InitialDeviation * normal.Next());
        }

        VisibleBias.Clear();
        HiddenBias.Clear();
    }

    /// <summary>Returns the number of rows of visible values.</summary>
    /// <exception cref="ArgumentException">There are no rows, the last one is not complete, or a value is not finite or out of range.</exception>
    public int Checked(ReadOnlySpan<float> x)
    {
        int rows = ModelArguments.Rows(x, Visible, nameof(x));
        if (units == VisibleUnits.Bernoulli)
        {
            ModelArguments.Probabilities(x, Visible, nameof(x));
        }

        return rows;
    }

    /// <summary>Computes <c>σ(c + vW)</c>.</summary>
    public void HiddenProbabilities(ReadOnlySpan<float> v, Span<float> h)
    {
        HiddenInputs(v, h);
        TensorPrimitives.Sigmoid(h, h);
    }

    /// <summary>Computes the means of the visible units: <c>b + hWᵀ</c>, for Bernoulli units <c>σ</c> of it.</summary>
    public void VisibleMeans(ReadOnlySpan<float> h, Span<float> v)
    {
        ReadOnlySpan<float> bias = VisibleBias;
        for (int i = 0; i < v.Length; i++)
        {
            v[i] = bias[i] + TensorPrimitives.Dot(Row(i), h);
        }

        if (units == VisibleUnits.Bernoulli)
        {
            TensorPrimitives.Sigmoid(v, v);
        }
    }

    /// <summary>
    /// Returns the free energy F of visible values, with <c>p(v) ∝ exp(−F)</c>: <c>−b·v − Σⱼ softplus(cⱼ + (vW)ⱼ)</c>, or with
    /// <c>½‖v − b‖²</c> instead of <c>−b·v</c> for Gaussian units.
    /// </summary>
    /// <param name="v">A value for each visible unit.</param>
    /// <param name="h">Memory for a value for each hidden unit.</param>
    public double FreeEnergy(ReadOnlySpan<float> v, Span<float> h)
    {
        HiddenInputs(v, h);
        double sum = 0;
        foreach (float input in h)
        {
            sum += Math.Max(input, 0) + Math.Log(1 + Math.Exp(-Math.Abs((double)input)));
        }

        ReadOnlySpan<float> bias = VisibleBias;
        double ofVisible = 0;
        for (int i = 0; i < v.Length; i++)
        {
            double difference = (double)v[i] - bias[i];
            ofVisible += units == VisibleUnits.Bernoulli ? -(double)bias[i] * v[i] : difference * difference / 2;
        }

        return ofVisible - sum;
    }

    /// <summary>Makes one step of Gibbs sampling: hidden values from their probabilities, then visible values.</summary>
    /// <param name="h">Probabilities of the hidden units; receives the drawn values.</param>
    /// <param name="v">Receives the drawn values of the visible units.</param>
    /// <param name="random">Source of random numbers.</param>
    /// <param name="normal">Source of normal numbers for Gaussian units; otherwise <see langword="null"/>.</param>
    public void SampleVisible(Span<float> h, Span<float> v, Xoshiro256StarStar random, NormalSampler? normal)
    {
        Draw(h, random);
        VisibleMeans(h, v);
        if (normal is null)
        {
            Draw(v, random);
            return;
        }

        foreach (ref float value in v)
        {
            value += (float)normal.Next();
        }
    }

    /// <summary>Draws visible values by several steps of Gibbs sampling.</summary>
    /// <param name="v">The values to begin with; receives the drawn values.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="random">Source of random numbers.</param>
    public void Sample(Span<float> v, int steps, Xoshiro256StarStar random)
    {
        NormalSampler? normal = NewNormal(random);
        float[] rented = ArrayPool<float>.Shared.Rent(Hidden);
        Span<float> h = rented.AsSpan(0, Hidden);
        for (int step = 0; step < steps; step++)
        {
            HiddenProbabilities(v, h);
            SampleVisible(h, v, random, normal);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Returns a source of normal numbers if the visible units need one.</summary>
    public NormalSampler? NewNormal(Xoshiro256StarStar random) => units == VisibleUnits.Gaussian ? new NormalSampler(random) : null;

    /// <summary>Adds <c>scale · v hᵀ</c>, <c>scale · v</c> and <c>scale · h</c> to sums of the shapes of W, b and c.</summary>
    public static void AddProducts(
        ReadOnlySpan<float> v,
        ReadOnlySpan<float> h,
        float scale,
        Span<float> kernel,
        Span<float> visibleBias,
        Span<float> hiddenBias
    )
    {
        for (int i = 0; i < v.Length; i++)
        {
            if (v[i] != 0)
            {
                Span<float> row = kernel.Slice(i * h.Length, h.Length);
                TensorPrimitives.MultiplyAdd(h, scale * v[i], row, row);
            }
        }

        TensorPrimitives.MultiplyAdd(v, scale, visibleBias, visibleBias);
        TensorPrimitives.MultiplyAdd(h, scale, hiddenBias, hiddenBias);
    }

    /// <summary>Replaces probabilities by 1 or 0, drawn from them.</summary>
    private static void Draw(Span<float> probabilities, Xoshiro256StarStar random)
    {
        foreach (ref float probability in probabilities)
        {
            probability = random.NextDouble() < probability ? 1 : 0;
        }
    }

    private void HiddenInputs(ReadOnlySpan<float> v, Span<float> h)
    {
        HiddenBias.CopyTo(h);
        for (int i = 0; i < v.Length; i++)
        {
            // Many values of binary data are 0.
            if (v[i] != 0)
            {
                TensorPrimitives.MultiplyAdd(Row(i), v[i], h, h);
            }
        }
    }

    private ReadOnlySpan<float> Row(int visible) => Kernel.Slice(visible * Hidden, Hidden);
}
