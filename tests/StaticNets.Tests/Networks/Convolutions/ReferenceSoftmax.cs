namespace StaticNets.Tests.Networks.Convolutions;

/// <summary>The softmax over the channels of each pixel, <c>y = exp(z) / Σ exp(z)</c>.</summary>
internal sealed class ReferenceSoftmax(int[] shape) : ReferenceLayer
{
    private double[] _y = [];

    public override int[] Output => shape;

    public override double[] Forward(double[] x, int rows) =>
        _y = [
            .. x.Chunk(shape[^1])
                .SelectMany(pixel =>
                {
                    double[] powers = [.. pixel.Select(Math.Exp)];
                    return powers.Select(power => power / powers.Sum());
                }),
        ];

    public override double[] Backward(double[] delta) =>
        [
            .. delta
                .Zip(_y)
                .Chunk(shape[^1])
                .SelectMany(pixel =>
                {
                    double mean = pixel.Sum(each => each.First * each.Second);
                    return pixel.Select(each => each.Second * (each.First - mean));
                }),
        ];
}
