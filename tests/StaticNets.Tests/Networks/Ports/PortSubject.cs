using StaticNets.Tests.Support;

namespace StaticNets.Tests.Networks.Ports;

/// <summary>A network with its weights and rows from the fixture.</summary>
internal sealed class PortSubject
{
    public const int Rows = 9;

    private readonly string _name;
    private readonly Fixture _fixture = Tests.Support.Fixture.Open("ports_float64");

    private PortSubject(
        string name,
        ITrainable<double> network,
        Func<Dataset, FitOptions, History> fit,
        Func<Dataset, Metrics> evaluate,
        params string[] outputs
    )
    {
        _name = name;
        Network = network;
        Fit = fit;
        Evaluate = evaluate;
        Outputs = outputs;
        Left = Fixture("left");
        Right = Fixture("right");
        TargetRows[] targets =
        [
            .. outputs.Select(output => IsClass(output) ? (TargetRows)Classes("targets/" + output) : Fixture("targets/" + output)),
        ];
        Data = new Dataset(Rows, [Left, Right], targets);
        foreach (string tensor in network.Parameters.Names)
        {
            network.Parameters.Set(tensor, Fixture("init/" + tensor));
        }
    }

    public ITrainable<double> Network { get; }

    public Func<Dataset, FitOptions, History> Fit { get; }

    public Func<Dataset, Metrics> Evaluate { get; }

    public string[] Outputs { get; }

    public double[] Left { get; }

    public double[] Right { get; }

    public Dataset Data { get; }

    public static PortSubject Of(string name)
    {
        switch (name)
        {
            case "houses":
                Houses houses = new();
                return new PortSubject(name, houses, houses.Fit, houses.Evaluate, "price", "kind", "sold");
            case "chained":
                Chained chained = new();
                return new PortSubject(name, chained, chained.Fit, chained.Evaluate, "kind", "price");
            case "twins":
                SharedTowers twins = new();
                return new PortSubject(name, twins, twins.Fit, twins.Evaluate, "wide", "same");
            default:
                Shared shared = new();
                return new PortSubject(name, shared, shared.Fit, shared.Evaluate, "scores", "softmax");
        }
    }

    public double[] Fixture(string tensor) => _fixture.Get<double>($"{_name}/{tensor}");

    public int[] Classes(string tensor) => _fixture.Get<int>($"{_name}/{tensor}");

    private static bool IsClass(string output) => output is "kind" or "softmax";
}
