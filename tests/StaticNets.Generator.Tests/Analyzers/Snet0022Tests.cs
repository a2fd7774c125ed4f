using System.Globalization;
using Microsoft.CodeAnalysis;
using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>Networks must be declared in C#.</summary>
public class Snet0022Tests
{
    [Fact]
    public void ReportsANetworkInVisualBasic()
    {
        const string Source = """
            Imports StaticNets

            <Network, Input(4), Dense(3)>
            Partial Public Class Net
            End Class
            """;
        Diagnostic found = Assert.Single(VisualBasicHost.Findings(Source));
        Assert.Equal("SNET0022", found.Id);
        Assert.Equal(
            "'Net' is declared in Visual Basic, and StaticNets completes classes in C# only: declare it in a C# class library and reference that",
            found.GetMessage(CultureInfo.InvariantCulture)
        );
        Assert.Equal("Net", Source.Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Fact]
    public void AcceptsTheUseOfTheLibraryInVisualBasic() =>
        Assert.Empty(
            VisualBasicHost.Findings(
                """
                Imports StaticNets

                Public Class Rate
                    Public ReadOnly Property Optimizer As New Adam(0.001)
                End Class
                """
            )
        );
}
