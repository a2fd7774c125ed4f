namespace StaticNets.Tests.Support;

/// <summary>
/// The three networks of the fixtures as plain loops in double. They compute output and loss from the x, the y and the weights of a
/// fixture.
/// </summary>
internal sealed class ReferenceNetwork(Fixture fixture)
{
    private readonly double[] _targets = fixture.GetAsDouble("y");
    private readonly double[][] _rows = [.. fixture.GetAsDouble("x").Chunk(fixture.Shape("x")[1])];

    public (double[] Output, double Loss) Mlp()
    {
        var output = Forward(x => Softmax(Dense("dense_2", Map(Dense("dense_1", Map(Dense("dense", x), Relu)), Math.Tanh))));
        var losses = output.Zip(_targets, (p, y) => y == 0 ? 0 : -y * Math.Log(p));
        return (output, losses.Sum() / _rows.Length);
    }

    public (double[] Output, double Loss) Binary()
    {
        var output = Forward(x => Map(Dense("dense_1", Map(Dense("dense", x), Sigmoid)), Sigmoid));
        return (output, output.Zip(_targets, (p, y) => (-y * Math.Log(p)) - ((1 - y) * Math.Log(1 - p))).Average());
    }

    public (double[] Output, double Loss) Residual()
    {
        var output = Forward(x =>
        {
            var a = Map(Dense("a", x), Relu);
            var sum = Dense("b", a).Zip(a, (left, right) => left + right).ToArray();
            return Dense("dense", [.. Map(sum, Relu), .. x]);
        });
        return (output, output.Zip(_targets, (p, y) => (p - y) * (p - y)).Average());
    }

    private static double Relu(double z)
    {
        return Math.Max(z, 0);
    }

    private static double Sigmoid(double z)
    {
        return 1 / (1 + Math.Exp(-z));
    }

    private static double[] Map(double[] values, Converter<double, double> function)
    {
        return Array.ConvertAll(values, function);
    }

    private static double[] Softmax(double[] z)
    {
        var powers = Map(z, Math.Exp);
        return Map(powers, power => power / powers.Sum());
    }

    private double[] Forward(Func<double[], double[]> network)
    {
        return [.. _rows.SelectMany(network)];
    }

    private double[] Dense(string layer, double[] x)
    {
        var kernel = fixture.GetAsDouble($"init/{layer}/kernel");
        var bias = fixture.GetAsDouble($"init/{layer}/bias");
        return [.. bias.Select((b, j) => b + x.Select((value, i) => value * kernel[(i * bias.Length) + j]).Sum())];
    }
}
