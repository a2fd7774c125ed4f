using StaticNets.Tests.Support;
using StaticNets.Tool.Tests.Support;
using StaticNets.Tool.Text;

namespace StaticNets.Tool.Tests;

/// <summary>The messages for an assembly or class that is not a network.</summary>
public sealed class NetworkReferenceTests : IDisposable
{
    private const string Networks = "StaticNets.Tool.Tests.Networks.";
    private static readonly string _assembly = typeof(NetworkReferenceTests).Assembly.Location;

    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("app.dll")]
    [InlineData("app.dll:")]
    [InlineData(":Acme.Net")]
    [InlineData(@"C:\apps\app.dll")]
    public void AnotherForm(string network) =>
        Assert.Equal($"Expected --network APP.dll:Namespace.Type, found '{network}'.\n", Refusal(network));

    [Fact]
    public void NoSuchAssembly() => Assert.Equal("There is no file 'none.dll'.\n", Refusal("none.dll:Acme.Net"));

    [Fact]
    public void NoAssemblyAtAll()
    {
        string path = _folder.Write("text.dll", "no assembly"u8.ToArray());

        Assert.Equal($"'{path}' is no .NET assembly: name the app's .dll, not its executable.\n", Refusal(path + ":Acme.Net"));
    }

    [Fact]
    public void TheNearestNetworkIsNamed() =>
        Assert.Equal(
            $"'{_assembly}' has no class '{Networks}Residuel'. Did you mean '{Networks}Residual'?\n",
            Refusal($"{_assembly}:{Networks}Residuel")
        );

    [Fact]
    public void NetworksAreListedWhenNoneIsNear() =>
        Assert.Equal(
            $"'{_assembly}' has no class 'Net'. Its networks are '{Networks}Cnn', '{Networks}Convolved', '{Networks}Dealt', '{Networks}Deep', "
                + $"'{Networks}FlatOutput', '{Networks}Grey', '{Networks}Image', '{Networks}KerasLstm' and 30 more.\n",
            Refusal($"{_assembly}:Net")
        );

    [Fact]
    public void AnAssemblyWithoutNetworks()
    {
        string path = typeof(ToolException).Assembly.Location;

        Assert.Equal($"'{path}' has no class 'Net'. It holds no network.\n", Refusal(path + ":Net"));
    }

    [Fact]
    public void AClassThatIsNoNetwork() =>
        Assert.Equal(
            $"'{typeof(NetworkReferenceTests).FullName}' is not a network: it has no [Network].\n",
            Refusal($"{_assembly}:{typeof(NetworkReferenceTests).FullName}")
        );

    [Fact]
    public void ANetworkWithoutAManifest()
    {
        string path = _folder.File("Declared.dll");
        DeclaredAssembly.Write(path);

        Assert.Equal(
            $"The network 'Acme.Declared' was built with mistakes, or by a StaticNets that wrote no manifest: build '{path}' again.\n",
            Refusal(path + ":Acme.Declared")
        );
    }

    [Fact]
    public void ANestedNetworkWithADotAndWithAPlus()
    {
        string model = _folder.Write("model", ModelFiles.Of(("d.weight", [1, 2]), ("d.bias", [1])));

        Assert.Contains("dense/kernel", ToolRun.Convert("pytorch", model, "Outer.Inner", _folder.File("out")).Report);
        Assert.Contains("dense/kernel", ToolRun.Convert("pytorch", model, "Outer+Inner", _folder.File("out")).Report);
    }

    public void Dispose() => _folder.Dispose();

    private string Refusal(string network) =>
        ToolRun
            .Of("convert", "--from", "pytorch", ModelFiles.Fixture("deep"), "--network", network, "--output", _folder.File("out"))
            .Refusal;
}
