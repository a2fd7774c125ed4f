using StaticNets.Tests.Shared;

namespace StaticNets.Tests.PublicApi;

/// <summary>
/// What users may call stands in a file, so that a change of it is seen by whoever reads the change. To accept one: rename the
/// <c>.received.txt</c> file, which this test writes, to <c>.verified.txt</c>.
/// </summary>
public sealed class PublicApiTests
{
    [Fact]
    public void IsTheOneThatWasAccepted() => Verify(typeof(NetworkAttribute).Assembly, "StaticNets");

    [Fact]
    public void OfTablesIsTheOneThatWasAccepted() => Verify(typeof(Csv.CsvTable).Assembly, "StaticNets.Csv");

    private static void Verify(System.Reflection.Assembly assembly, string name)
    {
        string verified = Repository.PathOf("tests", "StaticNets.Tests", "PublicApi", $"{name}.verified.txt");
        string received = verified.Replace(".verified.", ".received.", StringComparison.Ordinal);
        string found = ApiText.Of(assembly);
        string accepted = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        if (found == accepted)
        {
            File.Delete(received);
            return;
        }

        File.WriteAllText(received, found);
        string[] before = accepted.Split('\n');
        string[] now = found.Split('\n');
        Assert.Fail(
            $"The public API of {name} has changed. Gone:\n{string.Join('\n', before.Except(now))}\nNew:\n{string.Join('\n', now.Except(before))}"
        );
    }
}
