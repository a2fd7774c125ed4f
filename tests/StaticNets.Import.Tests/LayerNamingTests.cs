using System.Reflection;
using StaticNets.Import.Tests.Support;
using StaticNets.Tool.Declarations;

namespace StaticNets.Import.Tests;

/// <summary>Names of layers: what is legal and free is kept, all else gets the name that the generator gives.</summary>
public sealed class LayerNamingTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    [Fact]
    public void NoLayerIsNamedLikeAMemberOfEveryNetwork()
    {
        Type[] types = [ImportedModels.Compiled.Type("Acme.TorchLenet"), ImportedModels.Compiled.Type("Acme.RnnOfSteps")];
        string[] ofLayers = ["Conv2d", "Conv2d1", "Dense", "Dense1", "SimpleRnn"];
        IEnumerable<string> members = types
            .SelectMany(type =>
                type.GetMembers(All).Where(member => member.DeclaringType == type || member.DeclaringType == typeof(object))
            )
            .Select(member => member.Name.Split('`')[0])
            .Where(name => char.IsAsciiLetterUpper(name[0]) && !ofLayers.Any(layer => name == layer || name == layer + "Tensors"));
        Assert.All(members.Distinct(), member => Assert.True(ReservedNames.Contains(member), member));
    }

    [Theory]
    [InlineData("first", "first")]
    [InlineData("layer1.0.conv1", "layer1_0_conv1")]
    [InlineData("/block/", "block")]
    [InlineData("1st", "dense")]
    [InlineData("größe", "gr__e")]
    [InlineData("predict", "dense")]
    [InlineData("input", "dense")]
    [InlineData("", "dense")]
    public void WantedNames(string wanted, string given)
    {
        LayerList layers = new();
        Layer input = layers.AddInput("x", [3]);
        Layer layer = layers.Add("Dense", [input], [2]).With(2);
        layer.WantedName = wanted;
        Assert.Equal(given, new LayerNaming(Network(layers)).Of(layer));
    }

    [Fact]
    public void NamesAreUnique()
    {
        LayerList layers = new();
        Layer last = layers.AddInput("x", [3]);
        foreach (string? name in (string?[])["same", "same", null, "dense_1", null, "Net", "dense"])
        {
            last = layers.Add("Dense", [last], [3]).With(3);
            last.WantedName = name;
        }

        LayerNaming names = new(Network(layers));
        Assert.Equal(
            ["same", "dense", "dense_1", "dense_2", "dense_3", "dense_4", "dense_5"],
            layers.Layers.Select(names.Of).Order(StringComparer.Ordinal).OrderBy(name => name != "same")
        );
        string text = DeclarationWriter.Write(Network(layers));
        Assert.Single(text.Split("Name = "), part => part.StartsWith("\"same\"", StringComparison.Ordinal));
    }

    /// <summary>Names that differ in capitals only are the same property.</summary>
    [Fact]
    public void AnAutomaticNameBelowIsNotTaken()
    {
        LayerList layers = new();
        Layer named = layers.Add("Dense", [layers.AddInput("x", [3])], [3]).With(3);
        named.WantedName = "Dropout";
        layers.Add("Dropout", named).With(0.5);
        Assert.Equal("dense", new LayerNaming(Network(layers)).Of(named));
    }

    private static NetworkDeclaration Network(LayerList layers) =>
        NetworkDeclaration.Of(new ClassName("Acme", "Net"), Precision.Single, layers, [layers.Layers[^1]], []);
}
