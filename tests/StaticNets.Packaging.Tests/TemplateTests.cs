using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Xml.Linq;

namespace StaticNets.Packaging.Tests;

/// <summary>Installs the templates, makes a project of each, and runs it as its user would.</summary>
[Collection(PackagesCollection.Name)]
public sealed class TemplateTests(PackedPackages packages)
{
    /// <summary>The program trains, predicts with the weights that it has saved, and does the same as one native file.</summary>
    [Fact]
    public void TheConsoleProgramTrainsAndIsPublished()
    {
        string project = New("staticnets", "Moons");
        string trained = Shell.Must(project, "dotnet", "run", "-c", "Release");
        Assert.Matches(@"Epoch 50/50 - .*val_accuracy: ", trained);
        Assert.Matches(@"(?m)^accuracy (0\.99\d|1\.000), weights in moons\.safetensors", trained);
        Assert.Contains("class 0", Shell.Must(project, "dotnet", "run", "-c", "Release", "--", "0", "1"), StringComparison.Ordinal);

        string published = Shell.Must(project, "dotnet", "publish", "-c", "Release", "--use-current-runtime", "-o", "out");
        Assert.DoesNotContain("warning", published, StringComparison.OrdinalIgnoreCase);
        string program = Path.Combine(project, "out", OperatingSystem.IsWindows() ? "Moons.exe" : "Moons");
        Assert.Equal("class 1", Shell.Must(project, program, "1", "-0.5").Trim());
        Assert.Contains("accuracy", Shell.Must(project, program), StringComparison.Ordinal);
    }

    /// <summary>The API answers with the class of a point, and says what it expects of a request that does not fit.</summary>
    [Fact]
    public async Task TheWebApiAnswers()
    {
        string project = New("staticnets-web", "Api");
        string build = Shell.Must(project, "dotnet", "build", "-c", "Release");
        Assert.Contains("0 Warning(s)", build, StringComparison.Ordinal);
        string assembly = Path.Combine(project, "bin", "Release", "net10.0", "Api.dll");
        ProcessStartInfo start = new("dotnet", [assembly, "--urls", "http://127.0.0.1:0"]) { RedirectStandardOutput = true };
        using Process server = Process.Start(start)!;
        try
        {
            using HttpClient client = new() { BaseAddress = await Address(server.StandardOutput) };
            Assert.Equal(0, await Class(client, 0, 1));
            Assert.Equal(1, await Class(client, 1, -0.5f));
            using HttpResponseMessage refused = await client.PostAsJsonAsync(
                "/predict",
                new[] { 1f },
                TestContext.Current.CancellationToken
            );
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Equal(
                "Expected 2 numbers, found 1.",
                await refused.Content.ReadFromJsonAsync<string>(TestContext.Current.CancellationToken)
            );
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            server.WaitForExit();
        }
    }

    /// <summary>A new project asks for the version of the package that the repository has.</summary>
    [Theory]
    [InlineData("console")]
    [InlineData("web")]
    public void TheVersionIsThatOfTheRepository(string template)
    {
        XElement properties = XElement.Load(Path.Combine(PackedPackages.Root, "Directory.Build.props"));
        string file = Path.Combine(PackedPackages.Root, "templates", "content", template, ".template.config", "template.json");
        using var described = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement version = described.RootElement.GetProperty("symbols").GetProperty("StaticNetsVersion").GetProperty("defaultValue");
        Assert.Equal(properties.Descendants("Version").Single().Value, version.GetString());
    }

    /// <summary>The network is declared in both templates, and the weights of the second are of this declaration.</summary>
    [Fact]
    public void BothTemplatesHaveTheSameNetwork() => Assert.Equal(Content("console", "MoonNet.cs"), Content("web", "MoonNet.cs"));

    private static string Content(string template, string file) =>
        File.ReadAllText(Path.Combine(PackedPackages.Root, "templates", "content", template, file));

    /// <summary>Makes a project, with the templates in a place of their own instead of the user's.</summary>
    private string New(string template, string name)
    {
        string folder = packages.NewFolder(template);
        string[] place = ["--debug:custom-hive", Path.Combine(folder, "hive")];
        Shell.Must(folder, "dotnet", ["new", "install", packages.File("StaticNets.Templates"), .. place]);
        Shell.Must(folder, "dotnet", ["new", template, "-o", name, "--StaticNetsVersion", packages.Version, .. place]);
        string project = Path.Combine(folder, name);
        Assert.True(File.Exists(Path.Combine(project, name + ".csproj")));
        Assert.DoesNotContain("StaticNetsApp", File.ReadAllText(Path.Combine(project, "Program.cs")), StringComparison.Ordinal);
        return project;
    }

    private static async Task<Uri> Address(StreamReader output)
    {
        const string Listening = "Now listening on: ";
        while (await output.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            if (line.Contains(Listening, StringComparison.Ordinal))
            {
                return new Uri(line.Split(Listening)[1].Trim());
            }
        }

        throw new InvalidOperationException("The server ended before it listened.");
    }

    private static async Task<int> Class(HttpClient client, params float[] point)
    {
        using HttpResponseMessage response = await client.PostAsJsonAsync("/predict", point, TestContext.Current.CancellationToken);
        JsonElement answer = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return answer.GetProperty("class").GetInt32();
    }
}
