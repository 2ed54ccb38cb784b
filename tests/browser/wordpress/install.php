<?php
// Installs WordPress in the folder that this script runs in, activates the plugin and writes two pages: one with a
// shortcode and a block, each with something that no attribute holds, one without anything of ours.
$host = getenv( 'ESCALE_HOST' );
( new mysqli( 'localhost', 'root', '', null, 0, getenv( 'ESCALE_SOCKET' ) ) )->query( 'create database wordpress' );

define( 'WP_INSTALLING', true );
define( 'WP_SITEURL', "http://$host" );
$_SERVER = array( 'HTTP_HOST' => $host, 'REQUEST_URI' => '/', 'SERVER_PROTOCOL' => 'HTTP/1.1' ) + $_SERVER;
require_once 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

add_filter( 'pre_wp_mail', '__return_true' );
wp_install( 'Nacre', 'camille', 'camille@nacre.example', true, '', 'of no use' );
switch_theme( 'plain' );
$activated = activate_plugin( 'escale/escale.php' );
if ( is_wp_error( $activated ) ) {
	fwrite( STDERR, $activated->get_error_message() );
	exit( 1 );
}
update_option( 'escale_programme', '/programme.json' );
update_option( 'escale_lang', 'fr' );

$pages = array(
	'community' => '[escale_checklist load="eager" heading_level="3" label="A&quot; onclick=&quot;x" onclick="x"]Wait[/escale_checklist]'
		. "\n\n" . '<!-- wp:escale/element {"element":"journal","attributes":{"lang":"en","load":"eager","label":["x"]}} /-->',
	'elsewhere' => 'Nothing of ours.',
);
foreach ( $pages as $name => $content ) {
	wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => $name, 'post_name' => $name, 'post_content' => $content ) );
}
