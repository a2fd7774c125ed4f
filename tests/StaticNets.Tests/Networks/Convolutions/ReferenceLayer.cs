namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>
/// A layer as naive loops in double over all rows of a batch, images <c>[rows, H, W, C]</c>, with the gradients derived by hand.
/// </summary>
internal abstract class ReferenceLayer
{
    /// <summary>Height, width and channels of the output.</summary>
    public abstract int[] Output { get; }

    /// <summary>The gradients of the trainable tensors, in the order of the tensors, after <see cref="Backward"/>.</summary>
    public virtual double[][] Gradients => [];

    public abstract double[] Forward(double[] x, int rows);

    /// <summary>Returns the gradient of the input, given the gradient of the output of the last <see cref="Forward"/>.</summary>
    public abstract double[] Backward(double[] delta);
}

/// <summary>A function of each element, <c>y = f(z)</c>.</summary>
internal sealed class ReferenceFunction(int[] shape, Activation function) : ReferenceLayer
{
    private double[] _y = [];

    public override int[] Output => shape;

    public override double[] Forward(double[] x, int rows) => _y = [.. x.Select(Value)];

    public override double[] Backward(double[] delta) => [.. delta.Zip(_y, (d, y) => d * Derivative(y))];

    private double Value(double z) =>
        function switch
        {
            Activation.Linear => z,
            Activation.Relu => Math.Max(z, 0),
            Activation.Tanh => Math.Tanh(z),
            _ => throw new NotSupportedException($"The reference does not know {function}."),
        };

    private double Derivative(double y) =>
        function switch
        {
            Activation.Relu => y > 0 ? 1 : 0,
            Activation.Tanh => 1 - (y * y),
            _ => 1,
        };
}
