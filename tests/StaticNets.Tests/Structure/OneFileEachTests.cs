using StaticNets.Tests.Shared;
using StaticNets.Tests.Support;

namespace StaticNets.Tests.Structure;

/// <summary>
/// Every layer, activation and loss has a test file and a test class of its name, and every piece of the fixtures (a small network with its
/// results in PyTorch) has a test.
/// </summary>
public sealed class OneFileEachTests
{
    public static TheoryData<string> PieceFixtures =>
        ["pieces_float64", "activations_float64", "normalizations_float64", "convolutions_float64", "recurrent_float64"];

    [Fact]
    public void EveryActivationHasAFile() => Assert.Empty(Missing("Activations", Enum.GetNames<Activation>()));

    /// <summary>The mean bias error is left out, because a network that declares it as its loss does not compile.</summary>
    [Fact]
    public void EveryLossHasAFile() => Assert.Empty(Missing("Losses", Enum.GetNames<Loss>().Except([nameof(Loss.MeanBiasError)])));

    [Fact]
    public void EveryLayerHasAFile()
    {
        IEnumerable<string> layers = typeof(LayerAttribute)
            .Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(LayerAttribute)) && !type.IsAbstract)
            .Append(typeof(InputAttribute))
            .Select(type => type.Name.Split('`')[0].Replace(nameof(Attribute), "", StringComparison.Ordinal));
        Assert.Empty(Missing("Layers", layers));
    }

    [Theory]
    [MemberData(nameof(PieceFixtures))]
    public void EveryPieceHasATest(string fixture)
    {
        IEnumerable<string> pieces = Fixture
            .Open(fixture)
            .Names.Where(name => name.EndsWith("/loss", StringComparison.Ordinal))
            .Select(name => name.Split('/')[0]);
        IEnumerable<string> tested = typeof(OneFileEachTests)
            .Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, ContainsGenericParameters: false } && type.IsAssignableTo(typeof(IPieceTests)))
            .Select(type => (IPieceTests)Activator.CreateInstance(type)!)
            .Where(tests => tests.FixtureName == fixture)
            .Select(tests => tests.Piece);
        Assert.Equal(pieces.Order(), tested.Distinct().Order());
    }

    /// <summary>
    /// Returns the members that lack a file <c>{member}Tests.cs</c> in the folder or a class <c>{member}Tests</c> with tests.
    /// </summary>
    private static IEnumerable<string> Missing(string folder, IEnumerable<string> members) =>
        members.Where(member =>
        {
            Type? tests = typeof(OneFileEachTests).Assembly.GetType($"StaticNets.Tests.{folder}.{member}Tests");
            string file = Repository.PathOf("tests", "StaticNets.Tests", folder, member + "Tests.cs");
            return tests is null || !File.Exists(file) || !tests.GetMethods().Any(method => method.IsDefined(typeof(FactAttribute), true));
        });
}
