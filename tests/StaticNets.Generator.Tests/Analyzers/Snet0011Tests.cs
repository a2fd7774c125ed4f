using StaticNets.Generator.Tests.Support;

namespace StaticNets.Generator.Tests.Analyzers;

/// <summary>A layer's name is an identifier.</summary>
public class Snet0011Tests
{
    [Fact]
    public void ReportsAHyphen() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = {|SNET0011:"my-layer"|})]
            public partial class Net;
            """,
            "\"my-layer\" cannot be the name of a layer: begin with a letter and go on with letters, digits and underscores (a–z, A–Z, 0–9, _)"
        );

    [Fact]
    public void ReportsWhateverIsNoIdentifier() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = {|SNET0011:"2nd"|})]
            [Dense(4, Name = {|SNET0011:"my-layer"|})]
            [Dense(4, Name = {|SNET0011:"my layer"|})]
            [Dense(4, Name = {|SNET0011:""|})]
            [Dense(4, Name = {|SNET0011:"_stem"|})]
            [Dense(4, Name = {|SNET0011:"größe"|})]
            [Dense(4, Name = {|SNET0011:"a/b"|})]
            public partial class Net;
            """
        );

    [Fact]
    public void AcceptsIdentifiersAndKeywords() =>
        Reports.Match(
            """
            [Network]
            [Input(4)]
            [Dense(4, Name = "class")]
            [Dense(4, Name = "Stem_2")]
            [Dense(4, Name = "x")]
            [Dense(4, Name = null)]
            public partial class Net;
            """
        );
}
