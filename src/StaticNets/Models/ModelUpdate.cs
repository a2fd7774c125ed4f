using System.Numerics.Tensors;

namespace StaticNets.Models;

/// <summary>The gradient of the log-likelihood by one tensor, and the last update of the tensor for the momentum.</summary>
/// <param name="length">Number of elements.</param>
internal sealed class ModelUpdate(int length)
{
    private readonly float[] _velocity = new float[length];
    private readonly float[] _gradient = new float[length];

    /// <summary>The gradient, to which users add.</summary>
    public Span<float> Gradient => _gradient;

    /// <summary>Adds <c>α (gradient − λ tensor)</c> and a share of the last update to the tensor, and clears the gradient.</summary>
    public void Apply(Span<float> tensor, ContrastiveDivergence options, double l2)
    {
        TensorPrimitives.MultiplyAdd(tensor, (float)-l2, Gradient, Gradient);
        TensorPrimitives.Multiply(_velocity, (float)options.Momentum, _velocity);
        TensorPrimitives.MultiplyAdd(Gradient, (float)options.LearningRate, _velocity, _velocity);
        TensorPrimitives.Add(tensor, _velocity, tensor);
        Gradient.Clear();
    }
}
